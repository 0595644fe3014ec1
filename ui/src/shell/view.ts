/** Which screen is shown, what it shall open, and how everything looks. */

import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { setLanguage, type Language } from '@/text'
import { remembered } from './remembered'

/** The screens of the rail, in their order, and the search results. */
export const railScreens = ['bulletins', 'excerpts', 'measures', 'statistics', 'briefs', 'settings'] as const
export type Screen = (typeof railScreens)[number] | 'search'

/** A place in a bulletin that shall be opened: an article, and a run of its characters to flash. */
export interface Place {
  bulletin: string
  article: string | null
  at: [number, number] | null
  /** The fact that stands there, if one is meant. */
  fact?: string
}

export type Theme = 'system' | 'light' | 'dark'

export const useView = defineStore('view', () => {
  const screen = ref<Screen>('bulletins')
  /** Where the reader shall go; a fresh object for every wish, so that the same place can be wished for again. */
  const place = shallowRef<Place | null>(null)
  /** The brief that is open, and the character at which it shall open. */
  const brief = shallowRef<{ id: string; at: number | null } | null>(null)
  /** Whether the form for a new brief shall be open. */
  const starting = ref(false)
  const searched = ref('')
  const keysShown = ref(false)
  const theme = remembered<Theme>('theme', 'system')
  const language = remembered<Language>('language', 'zh-CN')

  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const paint = () => {
    document.documentElement.classList.toggle('dark', theme.value === 'dark' || (theme.value === 'system' && dark.matches))
  }
  dark.addEventListener('change', paint)
  watch(theme, paint, { immediate: true })
  watch(language, setLanguage, { immediate: true })

  /** Opens a place of a bulletin in the reader. */
  function read(wanted: Place): void {
    place.value = { ...wanted }
    screen.value = 'bulletins'
  }

  /** Opens a brief in the editor. */
  function write(id: string, at: number | null = null): void {
    brief.value = { id, at }
    screen.value = 'briefs'
  }

  return { screen, place, brief, starting, searched, keysShown, theme, language, read, write }
})
