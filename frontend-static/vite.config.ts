import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/** Phones of 2018: Preact needs no polyfill there, and newer ones lose half a kilobyte. */
const OLDEST_BROWSERS = ['chrome71', 'safari12.1', 'firefox69'];
const COMPRESSIBLE = /\.(js|css|html|svg|webmanifest)$/;

/** Names the built files in the service worker, so that a new build makes a new worker. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    generateBundle: {
      // After Vite has dropped chunks that hold only style: a worker that names one never starts.
      order: 'post',
      handler(_, bundle) {
        const files = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/'))
          .sort()
          .map((name) => `/${name}`);
        const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
        const source = readFileSync(join(import.meta.dirname, 'src', 'sw.js'), 'utf8')
          .replace('__VERSION__', version)
          .replace('__FILES__', JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}

/** Writes the .br and .gz twins that the server picks from: compressed once, as small as can be. */
function compressedTwins(): Plugin {
  return {
    name: 'compressed-twins',
    writeBundle({ dir }) {
      const folder = dir ?? 'dist';
      const names = readdirSync(folder, { recursive: true }).map(String);
      for (const name of names.filter((each) => COMPRESSIBLE.test(each))) {
        const path = join(folder, name);
        const content = readFileSync(path);
        const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: quality }));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

const BACKEND = process.env['PORTAL_PUBLIC_URL'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: OLDEST_BROWSERS,
    modulePreload: { polyfill: false },
    // An inlined file would need a looser content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  plugins: [serviceWorker(), compressedTwins()],
  server: {
    proxy: {
      '^/(graphql|uploads|files|previews|v|s|c|static|archive/export.zip)([/?]|$)': BACKEND,
    },
  },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.{ts,tsx}'] },
});
