/** Which verbs are offered on a seal. The portal decides for itself; this only spares needless tries. */

import type { SealPartsFragment, SealState } from '../generated/desk';

/** All but `suspend` are asked of another person. */
export type Verb = 'activate' | 'rotate' | 'suspend' | 'retire' | 'compromise';

const VERBS: Record<SealState, readonly Verb[]> = {
  ENROLLED: ['activate', 'rotate', 'retire', 'compromise'],
  ACTIVE: ['suspend', 'compromise', 'retire'],
  SUSPENDED: ['activate', 'compromise', 'retire'],
  RETIRED: ['compromise'],
  COMPROMISED: [],
};

type Seal = Pick<SealPartsFragment, 'id' | 'state' | 'ruledByMe' | 'replacedBy' | 'certificateSerial'> & {
  organisation: { id: string };
};

/** What may be done with a seal, by somebody who rules over it, as the others of its list stand. */
export function sealVerbs(seal: Seal, all: readonly Seal[]): readonly Verb[] {
  if (!seal.ruledByMe) return [];
  const others = all.filter(({ id, organisation }) => id !== seal.id && organisation.id === seal.organisation.id);
  const isTaken = others.some(({ state }) => state === 'ACTIVE');
  return VERBS[seal.state].filter((verb) => {
    if (verb === 'activate') return !isTaken;
    return verb !== 'rotate' || replaceable(seal, all).length > 0;
  });
}

/** The seals from which a new one can take over: with another key, and not replaced yet. */
export function replaceable<Each extends Seal>(seal: Seal, all: readonly Each[]): Each[] {
  return all.filter(
    ({ id, state, organisation, replacedBy, certificateSerial }) =>
      id !== seal.id &&
      organisation.id === seal.organisation.id &&
      (state === 'ACTIVE' || state === 'SUSPENDED' || state === 'COMPROMISED') &&
      replacedBy === null &&
      certificateSerial !== seal.certificateSerial,
  );
}
