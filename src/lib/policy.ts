/**
 * The Content-Security-Policy, as each page carries it. public/_headers repeats it for hosts that
 * read such a file, with `frame-ancestors`, which a page cannot set for itself.
 */
const common = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
];

/** The policy of a page; only the search page runs a script, and the WebAssembly of its index. */
export function contentSecurityPolicy(scripts: boolean): string {
  const script = scripts
    ? ["script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'"]
    : ["script-src 'none'"];
  return [...common, ...script].join('; ');
}
