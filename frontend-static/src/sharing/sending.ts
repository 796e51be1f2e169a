/** Getting a link out of this page and into a message. */

/** Whether it is on the clipboard now; if not, it is selected in its field, to be copied by hand. */
export async function copied(link: string, field: HTMLInputElement | null): Promise<boolean> {
  // Missing before Chrome 66 and Safari 13.1, and over HTTP; refused inside some apps.
  const written = navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  );
  if (await written) return true;
  field?.focus();
  field?.setSelectionRange(0, link.length);
  return document.execCommand?.('copy') ?? false;
}

export function canSend(): boolean {
  return 'share' in navigator;
}

/** Opens the phone's own list of ways to send; to close it without sending is no mistake. */
export async function send(text: string, url: string): Promise<void> {
  await navigator.share({ text, url }).catch(() => undefined);
}
