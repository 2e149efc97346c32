/** Bytes that a page of Chromium fetches. */
import type { Page } from 'playwright-core';

/** What goes over the network of a page. */
export interface Meter {
  /** Bytes until now. */
  total(): number;
}

/** Counts from now on. */
export async function meterOf(page: Page): Promise<Meter> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return { total: () => bytes };
}
