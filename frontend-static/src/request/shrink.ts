/** Photographs of today have more pixels than anybody needs to read a document. */

export const LONGEST_SIDE = 1600;
export const LARGEST_BYTES = 10_000_000;
export const MOST_FILES = 9;
const QUALITY = 0.85;

/** Width and height with the longest side at most LONGEST_SIDE, in the same proportion. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** The smaller of both; what could not be made smaller, or not be read at all, stays as it is. */
export function smaller(original: Blob, made: Blob | undefined): Blob {
  return made && made.size > 0 && made.size < original.size ? made : original;
}

/** Whether making a picture smaller may be tried. A phone often gives HEIC no type at all. */
export function isPicture({ type, name }: { type: string; name: string }): boolean {
  return /^image\/(?!svg|gif)/.test(type) || (type === '' && /\.(heic|heif|jpe?g|png|webp)$/i.test(name));
}

export function isAcceptable(file: { type: string; name: string }): boolean {
  return isPicture(file) || file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
}

/** Whether it may be a recording, which complaints take; the portal looks at what is in it. */
export function isSound({ type, name }: { type: string; name: string }): boolean {
  return type.startsWith('audio/') || (type === '' && /\.(m4a|mp3|ogg|opus|wav|weba|webm)$/i.test(name));
}

/** A JPEG has a new name, so that its kind can be told from it. */
export function nameOf(original: { name: string }, sent: Blob): string {
  return sent.type === 'image/jpeg' ? `${original.name.replace(/\.[^.]*$/, '')}.jpg` : original.name;
}

export async function shrink(file: File): Promise<Blob> {
  if (!isPicture(file) || !turnsPicturesUpright()) return file;
  return smaller(file, await redrawn(file));
}

/**
 * Browsers before 2020 draw a photograph as the sensor lay, and drop the note how to turn it. There
 * the file goes as it is; the portal turns it.
 */
function turnsPicturesUpright(): boolean {
  return CSS.supports('image-orientation', 'from-image');
}

/** As a JPEG; undefined when this browser cannot read the picture, such as HEIC. */
async function redrawn(file: File): Promise<Blob | undefined> {
  const address = URL.createObjectURL(file);
  try {
    const picture = await loaded(address);
    return picture && (await asJpeg(picture));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => resolve(undefined);
    picture.src = address;
  });
}

function asJpeg(picture: HTMLImageElement): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  const size = fitted(picture.naturalWidth, picture.naturalHeight);
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(undefined);
  // JPEG knows no transparency: what was see-through must not turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(picture, 0, 0, size.width, size.height);
  return new Promise((resolve) => canvas.toBlob((made) => resolve(made ?? undefined), 'image/jpeg', QUALITY));
}
