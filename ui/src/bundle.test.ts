// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { samples } from '@/platform/memory/samples'

const files = new Map<string, string>()

beforeAll(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const built = await build({ root, mode: 'production', logLevel: 'silent', build: { write: false } })
  for (const output of Array.isArray(built) ? built : [built]) {
    if (!('output' in output)) continue
    for (const file of output.output) files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source))
  }
}, 120_000)

function all(pattern: RegExp): string[] {
  return [...files].flatMap(([name, text]) => [...text.matchAll(pattern)].map((match) => `${name}: ${match[0]}`))
}

describe('the bundle', () => {
  it('holds no address but the names of XML vocabularies', () => {
    expect(all(/(?:https?|wss?):\/\/(?!www\.w3\.org\/)[^\s"'`]{0,60}/g)).toEqual([])
  })

  it('holds nothing of the double of the back end', () => {
    expect(all(/MEMORY|县域改革观察/g)).toEqual([])
    for (const sample of samples) expect(all(new RegExp(sample.title, 'g'))).toEqual([])
  })

  it('has its styles in files', () => {
    const page = files.get('index.html') ?? ''
    expect(page).toContain('.css"')
    expect(page).not.toMatch(/<style|<script(?![^>]*src=)/)
  })

  it('makes no script out of text', () => {
    expect(all(/\beval\(|new Function\(/g)).toEqual([])
  })
})
