/** A QR code as one path: black on white in each mode, sharp at each size, with its quiet zone. */

import { correction, generate } from 'lean-qr';
import './qr.css';

/** Modules of white around it that scanners need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

export interface QrPath {
  /** Modules along one side, quiet zone included. */
  readonly side: number;
  /** One unit square for each black module. */
  readonly d: string;
}

/** The code of `text`, readable with about 15% of it hidden or glaring. */
export function qrPath(text: string): QrPath {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const squares: string[] = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) squares.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`);
    }
  }
  return { side: code.size + 2 * QUIET_ZONE, d: squares.join('') };
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const { side, d } = qrPath(text);
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}
