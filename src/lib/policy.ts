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

/** The policy of every page: scripts of ours, no inline ones; each has a search box, whose index is WebAssembly. */
export function contentSecurityPolicy(): string {
  return [...common, "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'"].join(
    '; ',
  );
}
