/** The captures, byte for byte. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { article, captureBytes, corpus } from '../../lib/archive.ts';

export const getStaticPaths = (() =>
  corpus().order.map((id) => ({ params: { id }, props: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ id: string }> = ({ props }) =>
  new Response(Buffer.from(captureBytes(article(props.id).report)), {
    headers: { 'Content-Type': 'text/plain' },
  });
