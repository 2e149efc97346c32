/** A report's people under what they did. */
import { personRoles, type Person, type PersonRole } from './schemas/report.ts';

/** People of one strongest role, in the order of the text, which carries rank. */
export interface RoleGroup {
  readonly role: PersonRole;
  readonly people: readonly {
    readonly person: Person;
    /** What else they did; being there goes without saying. */
    readonly also: readonly PersonRole[];
  }[];
}

/** Groups people by their strongest role, strongest group first. */
export function peopleByRole(people: readonly Person[]): readonly RoleGroup[] {
  const strongest = ({ roles }: Person): PersonRole | undefined =>
    personRoles.find((role) => roles.includes(role));
  return personRoles.flatMap((role) => {
    const members = people.filter((person) => strongest(person) === role);
    if (members.length === 0) return [];
    const also = ({ roles }: Person): PersonRole[] =>
      roles.filter((other) => other !== role && other !== 'attended' && other !== 'mentioned');
    return [{ role, people: members.map((person) => ({ person, also: also(person) })) }];
  });
}
