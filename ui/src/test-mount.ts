/** Mounts a component as the program does. */

import { mount, type ComponentMountingOptions } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { i18n } from '@/text'

/** Mounts a component with fresh stores and the Chinese texts, in the document. */
export function mounted<T extends Component>(component: T, props: Record<string, unknown> = {}) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const options: ComponentMountingOptions<Component> = { props, global: { plugins: [pinia, i18n] }, attachTo: document.body }
  return mount(component as Component, options)
}

/** Selects by the name for tests. */
export const named = (name: string) => `[data-test="${name}"]`
