/** Keeps the screen from going dark while somebody scans it, where the phone allows that. */

import { useEffect } from 'preact/hooks';

export function useScreenAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let wanted = true;
    const keep = () => {
      if (document.hidden) return;
      // Refused on a low battery; the page works all the same.
      navigator.wakeLock.request('screen').then(
        (granted) => {
          if (wanted) lock = granted;
          else void granted.release();
        },
        () => undefined,
      );
    };
    keep();
    // The phone takes the lock away whenever the page is left.
    document.addEventListener('visibilitychange', keep);
    return () => {
      wanted = false;
      document.removeEventListener('visibilitychange', keep);
      void lock?.release();
    };
  }, []);
}
