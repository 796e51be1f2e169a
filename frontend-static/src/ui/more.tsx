/** The foot of a list that comes page by page. */

import { useEffect, useRef } from 'preact/hooks';
import { words } from '../foundation/language';
import type { Listing } from '../foundation/listing';
import { Button } from './button';
import { WentWrong } from './say';

const w = words(
  { more: '再看一些', shown: (shown: number, total: number) => `已显示 ${shown} 条，共 ${total} 条。` },
  { more: 'Show more', shown: (shown: number, total: number) => `${shown} of ${total} shown.` },
);

/** The count is read out when it grows, and takes the focus when the pressed button goes away. */
export function More<Node>({ listing }: { listing: Listing<Node> }) {
  const count = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  const shown = listing.nodes?.length ?? 0;
  useEffect(() => {
    if (pressed.current && !listing.hasMore) count.current?.focus();
  }, [listing.hasMore]);
  if (shown === 0) return null;
  const press = () => {
    pressed.current = true;
    void listing.more();
  };
  return (
    <>
      <p class="muted small" role="status" tabIndex={-1} ref={count}>
        {w.shown(shown, listing.total)}
      </p>
      <WentWrong failure={listing.failure} />
      {listing.hasMore && (
        <Button kind="plain" block busy={listing.busy} onPress={press}>
          {w.more}
        </Button>
      )}
    </>
  );
}
