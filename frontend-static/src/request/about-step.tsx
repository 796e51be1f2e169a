/** Whom the proof is about: oneself, somebody one asks for, or an organisation one acts for. */

import { me } from '../foundation/session';
import { words } from '../foundation/language';
import { Choices, TextField, type Mistakes } from '../ui/fields';
import type { Draft } from './draft';
import { drafts } from './drafts';
import { OrganisationFields } from './organisation-fields';
import { currentDraft, QuestionPage } from './question';

type Relation = NonNullable<Draft['subject']['relation']>;

export const RELATIONS: Record<Relation, string> = words(
  {
    SPOUSE: '丈夫或妻子',
    PARENT: '父亲或母亲',
    CHILD: '儿子或女儿',
    RELATIVE: '其他亲属',
    WARD: '我监护的人',
    ENTRUSTED: '委托我办理的人',
  },
  {
    SPOUSE: 'My husband or wife',
    PARENT: 'My father or mother',
    CHILD: 'My son or daughter',
    RELATIVE: 'Another relative',
    WARD: 'Somebody in my care',
    ENTRUSTED: 'Somebody who asked me to do this',
  },
);

const w = words(
  {
    title: '给谁开证明？',
    about: '这份证明是给谁开的',
    self: (name: string) => `我自己（${name}）`,
    selfHint: '姓名和身份证号用登录时登记的，不用再填。',
    other: '帮别人办',
    otherHint: '例如替父母、孩子，或者受人委托。',
    name: '他（她）的姓名',
    nameHint: '和身份证上一样。少数民族姓名用“·”分隔。',
    idNumber: '他（她）的身份证号',
    idHint: '证明上要印身份证号的才填，18 位，末位可以是 X。',
    relation: '他（她）是您的什么人',
    organisation: '为单位开',
    organisationHint: '您代表的企业、农民合作社或者社会组织。',
  },
  {
    title: 'Whom is the proof about?',
    about: 'The proof is about',
    self: (name: string) => `Myself (${name})`,
    selfHint: 'With the name and identity number of your registration.',
    other: 'Somebody else',
    otherHint: 'For example a parent, a child, or somebody who asked you.',
    name: 'Their name',
    nameHint: 'As on the identity card. Parts of a minority name are separated by “·”.',
    idNumber: 'Their identity number',
    idHint: 'Only if it is to stand on the proof: 18 characters, the last may be X.',
    relation: 'Who they are to you',
    organisation: 'An organisation',
    organisationHint: 'An enterprise, cooperative or association that you act for.',
  },
);

export function AboutStep() {
  const draft = currentDraft();
  return (
    <QuestionPage step="about" title={w.title}>
      {(mistakes) => (
        <>
          <Choices
            name="about"
            label={w.about}
            mistake={mistakes['about']}
            value={draft.about}
            choices={[
              { value: 'self', label: w.self(me.value?.name ?? ''), hint: w.selfHint },
              { value: 'other', label: w.other, hint: w.otherHint },
              { value: 'organisation', label: w.organisation, hint: w.organisationHint },
            ]}
            onValue={(about) => drafts.change({ about })}
          />
          {draft.about === 'other' && <Other subject={draft.subject} mistakes={mistakes} />}
          {draft.about === 'organisation' && (
            <OrganisationFields
              organisation={draft.organisation}
              mistakes={mistakes}
              onOrganisation={(organisation) => drafts.change({ organisation })}
            />
          )}
        </>
      )}
    </QuestionPage>
  );
}

function Other({ subject, mistakes }: { subject: Draft['subject']; mistakes: Mistakes }) {
  const put = (part: Partial<Draft['subject']>) => drafts.change({ subject: { ...subject, ...part } });
  return (
    <>
      <TextField
        name="subject.name"
        label={w.name}
        hint={w.nameHint}
        mistake={mistakes['subject.name']}
        value={subject.name}
        onValue={(name) => put({ name })}
        autoComplete="off"
      />
      <TextField
        name="subject.idNumber"
        label={w.idNumber}
        hint={w.idHint}
        optional
        mistake={mistakes['subject.idNumber']}
        value={subject.idNumber}
        onValue={(idNumber) => put({ idNumber })}
        autoComplete="off"
      />
      <Choices
        name="subject.relation"
        label={w.relation}
        mistake={mistakes['subject.relation']}
        value={subject.relation}
        choices={(Object.keys(RELATIONS) as Relation[]).map((value) => ({ value, label: RELATIONS[value] }))}
        onValue={(relation) => put({ relation })}
      />
    </>
  );
}
