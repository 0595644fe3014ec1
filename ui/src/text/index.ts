/** Every text that a person sees, from one catalogue for each language. */

import { createI18n } from 'vue-i18n'
import { en } from './en'
import { zhCN } from './zh-CN'

type Catalogue = typeof zhCN
type Keys<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}` }[keyof T & string]

/** The name of a text; a name that the catalogue does not have does not compile. */
export type TextKey = Keys<Catalogue>

/** A language of the interface. */
export type Language = 'zh-CN' | 'en'

/** The vue-i18n plugin with both catalogues. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN, en },
})

/** The text of that name in the language that is set; reactive inside a component. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return i18n.global.t(key, values)
}

/** Sets the language. */
export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

const numbers = new Intl.NumberFormat('zh-CN')

/** A count with separators: `1,024`. */
export function count(value: number): string {
  return numbers.format(value)
}

const day = new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: '2-digit', day: '2-digit' })
const time = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })

/** A moment as date, or as time of day when it is of today. */
export function moment(milliseconds: number, now: Date = new Date()): string {
  const at = new Date(milliseconds)
  return day.format(at) === day.format(now) ? time.format(at) : day.format(at)
}

/** The time of day of a moment: `14:03`. */
export function clock(milliseconds: number): string {
  return time.format(new Date(milliseconds))
}

/** A size for people: `312 KB`. */
export function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
