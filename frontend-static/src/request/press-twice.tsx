/** For what cannot be undone: the first press says so, the second one does it. No dialogue pops up. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button';

interface PressTwiceProps {
  /** Said after the first press. */
  warning: string;
  onSure: () => void;
  children: ComponentChildren;
}

export function PressTwice({ warning, onSure, children }: PressTwiceProps) {
  const asked = useSignal(false);
  const press = () => {
    if (asked.value) onSure();
    asked.value = true;
  };
  return (
    <>
      <p role="status">{asked.value ? warning : ''}</p>
      <Button kind={asked.value ? 'danger' : 'plain'} block onPress={press}>
        {children}
      </Button>
    </>
  );
}
