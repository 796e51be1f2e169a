/** Starts the portal's pages. */

// First, so that the pages' own styles come after it and win.
import './styles/tokens.css';
import './styles/base.css';
import { render } from 'preact';
import { Frame } from './frame';
import { read } from './foundation/device';
import { interceptLinks, match } from './foundation/router';
import { refresh } from './foundation/session';
import { ROUTES } from './routes';

const root = document.getElementById('portal');
if (root) {
  interceptLinks(ROUTES);
  root.textContent = '';
  // Both are on their way while the frame is drawn. Where the page's chunk is missing, the frame says so.
  void refresh();
  match(ROUTES, location.pathname)?.route.load().catch(() => undefined);
  render(<Frame />, root);
  void sendWhatWaits();
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    // Where it is not allowed, e.g. in a private window, everything but the offline start works.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }
}

/** A request that was written without signal waits on this device; only then is its sender loaded. */
async function sendWhatWaits(): Promise<void> {
  const waits = await read('queued').catch(() => false);
  if (waits) (await import('./request/outbox')).start();
}
