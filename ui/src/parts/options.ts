/** Closed lists of the contract with their Chinese names, for filters and forms. */

import type { BulletinKind, HitKind, ReviewState, StatisticKind } from '@/contract'
import { t } from '@/text'

const bulletinKinds: BulletinKind[] = ['newspaper', 'digest', 'policy-document', 'brief', 'web-article']
export const statisticKinds: StatisticKind[] = ['level', 'growth', 'share', 'rank', 'target', 'change']
const states: ReviewState[] = ['proposed', 'accepted', 'edited', 'rejected']
export const hitKinds: HitKind[] = ['text', 'statistic', 'measure', 'excerpt', 'brief']

export const bulletinKindOptions = () => bulletinKinds.map((value) => ({ value, label: t(`kind.${value}`) }))
export const statisticKindOptions = () => statisticKinds.map((value) => ({ value, label: t(`figure.${value}`) }))
export const stateOptions = () => states.map((value) => ({ value, label: t(`state.${value}`) }))
