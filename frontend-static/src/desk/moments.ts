/** A day and a time of day as people type them, in China time. */

const TYPED = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2})[:：](\d{2})$/;

/** `2026-11-22 09:30` → `2026-11-22T09:30:00+08:00`; undefined for what is no moment, or has not been. */
export function momentOf(typed: string): string | undefined {
  const parts = TYPED.exec(typed.trim());
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:00+08:00`;
  const at = Date.parse(iso);
  if (Number.isNaN(at) || at > Date.now()) return undefined;
  // Engines take the 31st of February for a day in March.
  const back = new Date(at + 8 * 3_600_000).toISOString();
  return back.slice(0, 16) === iso.slice(0, 16) ? iso : undefined;
}
