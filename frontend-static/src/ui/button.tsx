/** A button that stays in reach of keyboard and reader while it works. */

import type { ComponentChildren } from 'preact';
import type { Signal } from '@preact/signals';
import { words } from '../foundation/language';

const w = words({ busy: '请稍候……' }, { busy: 'One moment…' });

interface ButtonProps {
  kind?: 'primary' | 'plain' | 'danger';
  block?: boolean;
  busy?: Signal<boolean>;
  /** Without it the button submits its form. */
  onPress?: () => void;
  children: ComponentChildren;
}

/** `aria-disabled` instead of `disabled`: a disabled button loses the focus and says nothing. */
export function Button({ kind = 'primary', block = false, busy, onPress, children }: ButtonProps) {
  const working = busy?.value ?? false;
  const names = ['button', kind, block ? 'block' : ''].filter(Boolean).join(' ');
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      class={names}
      aria-disabled={working ? 'true' : undefined}
      onClick={onPress && (() => !working && onPress())}
    >
      {working ? w.busy : children}
    </button>
  );
}

interface FormProps {
  onSubmit: () => void;
  children: ComponentChildren;
}

/** A form whose mistakes we tell ourselves, in the page's language. */
export function Form({ onSubmit, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
