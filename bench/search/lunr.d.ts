/** The part of lunr 2.3 that the benchmark uses; the package has no types. */
declare module 'lunr' {
  interface Pipeline {
    reset(): void;
  }
  interface Builder {
    tokenizer: (text: unknown) => object[];
    readonly pipeline: Pipeline;
    readonly searchPipeline: Pipeline;
    ref(field: string): void;
    field(name: string): void;
    add(document: object): void;
  }
  interface Query {
    term(term: string, options: { presence: number }): void;
  }
  interface Index {
    query(build: (query: Query) => void): { readonly ref: string }[];
  }
  interface Lunr {
    (configure: (this: Builder) => void): Index;
    readonly Token: new (text: string, metadata: object) => object;
    readonly Index: { load(exported: object): Index };
    readonly Query: { readonly presence: { readonly REQUIRED: number } };
  }
  const lunr: Lunr;
  export default lunr;
}
