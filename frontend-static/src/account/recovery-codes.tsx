/** Codes that are shown this once: to be printed or written down, and kept apart from the phone. */

import { useEffect, useRef } from 'preact/hooks';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { Say } from '../ui/say';

const w = words(
  {
    title: '请保存恢复码',
    once: '恢复码只显示这一次。丢了手机或令牌时，每个恢复码可以代替动态口令用一次。请打印或抄下来，锁在抽屉里，不要拍照、不要发给别人。以前的恢复码已作废。',
    list: '恢复码',
    print: '打印',
    done: '我已保存好',
  },
  {
    title: 'Keep your recovery codes',
    once: 'They are shown this once. When your phone or key fob is lost, each takes the place of one password. Print them or write them down and lock them away; take no photograph and send them to nobody. Older codes are worthless now.',
    list: 'Recovery codes',
    print: 'Print',
    done: 'I have put them away',
  },
);

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="recovery">
      <h2 id="recovery" ref={heading} tabIndex={-1}>
        {w.title}
      </h2>
      <Say kind="warning">
        <p>{w.once}</p>
      </Say>
      <ul aria-label={w.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button kind="plain" onPress={() => print()}>
        {w.print}
      </Button>
      <Button onPress={onDone}>{w.done}</Button>
    </section>
  );
}
