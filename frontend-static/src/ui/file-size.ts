/** How large a file is, as people say it. */

/** 1234567 → 1.2 MB, 640 → 1 KB. */
export function fileSize(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} KB`;
}
