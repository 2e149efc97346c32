/** Files of our own that are packed. */

/**
 * Fetches JSON packed with gzip.
 *
 * @throws Error when it does not load
 */
export async function fetchPacked<Content>(address: string): Promise<Content> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unpacked).json()) as Content;
}
