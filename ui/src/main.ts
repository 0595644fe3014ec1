/** Starts the interface. */

import '@/style'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { choosePlatform } from '@/platform'
import { useNotices } from '@/shell/notices'
import Shell from '@/shell/Shell.vue'
import { i18n } from '@/text'

await choosePlatform()

const app = createApp(Shell).use(createPinia()).use(i18n)
app.config.errorHandler = (thrown) => useNotices().report(thrown)
window.addEventListener('unhandledrejection', (event) => useNotices().report(event.reason))
app.mount('#app')
