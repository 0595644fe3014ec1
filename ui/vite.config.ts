import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/**
 * Takes the addresses of documentation pages out of libraries' messages: a program that must not open a connection
 * should not carry addresses either, and a test of the bundle can then be strict. Names of XML vocabularies stay.
 */
function withoutAddresses(): Plugin {
  const address = /https?:\/\/(?!www\.w3\.org\/)[^\s"'`\\)]*/g
  return {
    name: 'without-addresses',
    apply: 'build',
    renderChunk: (code) => ({ code: code.replace(address, 'see-documentation:'), map: null }),
  }
}

export default defineConfig(({ mode }) => ({
  plugins: [vue(), withoutAddresses()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    // The double of the back end is for `npm run dev`, for tests and for `vite build --mode memory`; never for a release.
    __MEMORY_PLATFORM__: JSON.stringify(mode !== 'production'),
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, modulePreload: { polyfill: false } },
  server: { port: 5173, strictPort: true },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
}))
