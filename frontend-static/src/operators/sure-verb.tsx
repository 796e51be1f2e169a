/** A verb without words that carries weight: pressed twice, with its problems beside it. */

import type { ComponentChildren } from 'preact';
import { VerbTrouble, useVerb, type Act } from '../desk/verb';
import { PressTwice } from '../request/press-twice';

interface SureVerbProps {
  warning: string;
  act: Act;
  children: ComponentChildren;
}

export function SureVerb({ warning, act, children }: SureVerbProps) {
  const verb = useVerb();
  return (
    <>
      <VerbTrouble verb={verb} />
      <PressTwice warning={warning} onSure={() => void verb.run(act)}>
        {children}
      </PressTwice>
    </>
  );
}
