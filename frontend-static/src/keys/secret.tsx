/** A secret that is shown this once: to be copied, and then put away. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { Say } from '../ui/say';

const w = words(
  {
    label: '接口密钥',
    once: '密钥只显示这一次，离开或刷新后我们也不能再显示。请马上复制，保存到系统的密钥配置里，不要发到聊天群、邮件里。',
    copy: '复制密钥',
    copied: '已复制。',
    selected: '密钥已选中，请按 Ctrl+C（或长按）复制。',
    done: '我已保存好',
  },
  {
    label: 'The key',
    once: 'The key is shown this once; after you leave or reload, we cannot show it again. Copy it now into the settings of your system, and never into a chat or a mail.',
    copy: 'Copy the key',
    copied: 'Copied.',
    selected: 'The key is selected. Please copy it with Ctrl+C or a long press.',
    done: 'I have put it away',
  },
);

export function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const said = useSignal('');
  useEffect(() => box.current?.focus(), []);
  const select = () => {
    box.current?.focus();
    box.current?.select();
    said.value = w.selected;
  };
  const copy = () => {
    // Missing before Chrome 66 and over plain HTTP; refused where a policy forbids it.
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(secret).then(() => {
      said.value = w.copied;
    }, select);
  };
  return (
    <Say kind="warning">
      <p>{w.once}</p>
      <label class="label" for="secret">
        {w.label}
      </label>
      <textarea class="input" id="secret" rows={3} readOnly spellcheck={false} ref={box} value={secret} />
      <p role="status">{said.value}</p>
      <Button onPress={copy}>{w.copy}</Button>
      <Button kind="plain" onPress={onDone}>
        {w.done}
      </Button>
    </Say>
  );
}
