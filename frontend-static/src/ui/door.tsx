/** A way to somewhere else as one large target: its name, and what is there. */

import './door.css';

export interface Door {
  readonly to: string;
  readonly name: string;
  readonly hint: string;
}

export function DoorLink({ door: { to, name, hint } }: { door: Door }) {
  return (
    <a class="door" href={to}>
      <span>
        <strong>{name}</strong>
        <span class="choice-hint">{hint}</span>
      </span>
      <span aria-hidden="true">›</span>
    </a>
  );
}
