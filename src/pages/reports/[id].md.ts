/** The reports as Markdown, as the build wrote them. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { corpus, markdownOf } from '../../lib/archive.ts';

export const getStaticPaths = (() =>
  corpus().order.map((id) => ({ params: { id }, props: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ id: string }> = ({ props }) =>
  new Response(markdownOf(props.id), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
