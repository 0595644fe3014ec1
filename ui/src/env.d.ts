/// <reference types="vite/client" />

/** Whether the bundle may use the double of the back end; a constant of the build. */
declare const __MEMORY_PLATFORM__: boolean
