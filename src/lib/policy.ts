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

/** The policy of a page: scripts of ours, no inline ones; the search page also runs its index's WebAssembly. */
export function contentSecurityPolicy(search: boolean): string {
  const script = search
    ? ["script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'"]
    : ["script-src 'self'", "connect-src 'self'"];
  return [...common, ...script].join('; ');
}
