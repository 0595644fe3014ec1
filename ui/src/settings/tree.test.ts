import { expect, test } from 'vitest'
import type { TagRow } from '@/contract'
import { elsewhere, tree } from './tree'

const tag = (id: string, parent: string | null): TagRow => ({ id, parent, name: id, color: '#000000', excerpts: 0 })
const tags = [tag('人才', null), tag('引才', '人才'), tag('海外引才', '引才'), tag('外贸', null)]

test('every tag stands behind the one it is under', () => {
  expect(tree(tags, '').map(({ tag: { id }, depth }) => `${depth}${id}`)).toEqual(['0人才', '1引才', '2海外引才', '0外贸'])
})

test('what is typed leaves the way to what was found', () => {
  expect(tree(tags, '海外').map(({ tag: { id } }) => id)).toEqual(['人才', '引才', '海外引才'])
  expect(tree(tags, '没有')).toEqual([])
})

test('a tag goes anywhere but below itself', () => {
  expect(elsewhere(tags, '引才').map(({ id }) => id)).toEqual(['人才', '外贸'])
})
