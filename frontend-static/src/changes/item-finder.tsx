/** Finding an item of my department's own list, to change or to end it. */

import { useSignal } from '@preact/signals';
import { MyList, OwnItems } from '../generated/changes';
import { useTask } from '../foundation/asking';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { TextField } from '../ui/fields';
import { WentWrong } from '../ui/say';
import { entryOfItem, type OwnItem, type TypedEntry } from './typed-entry';
import { KINDS } from './wording';

const w = words(
  {
    search: '查本单位清单里的事项',
    hint: '写名称的一部分、拼音或首字母；不写就看全部。',
    find: '查询',
    none: '本单位的清单里没有查到。只能修改、撤销本单位在这里公布过的事项。',
    found: (count: number) => `查到 ${count} 项。`,
    act: (kind: string, name: string) => `${kind}“${name}”`,
  },
  {
    search: 'Find an item of your list',
    hint: 'A part of its name, pinyin or initials; leave it empty to see all.',
    find: 'Search',
    none: 'Your list has no such item. Only items that your department published here can be changed or ended.',
    found: (count: number) => `${count} found.`,
    act: (kind: string, name: string) => `${kind}: “${name}”`,
  },
);

export function ItemFinder({ onChosen }: { onChosen: (entry: TypedEntry) => void }) {
  const task = useTask();
  const search = useSignal('');
  const found = useSignal<OwnItem[] | undefined>(undefined);
  const find = () =>
    task.run(async () => {
      const { me } = await execute(MyList, {});
      const listCode = `REG-${me?.actingFor?.uscc ?? ''}`;
      const { proofItems } = await execute(OwnItems, { search: search.value, listCode });
      found.value = proofItems.edges.map(({ node }) => node);
    });
  return (
    <>
      <WentWrong failure={task.failure.value} />
      <Form onSubmit={() => void find()}>
        <TextField
          name="search"
          label={w.search}
          hint={w.hint}
          inputMode="search"
          autoComplete="off"
          value={search.value}
          onValue={(value) => {
            search.value = value;
          }}
        />
        <Button kind="plain" busy={task.busy}>
          {w.find}
        </Button>
      </Form>
      <p role="status">{found.value && (found.value.length === 0 ? w.none : w.found(found.value.length))}</p>
      <ul class="list">
        {found.value?.map((item) => (
          <li class="card" key={item.code}>
            <h4>{item.name}</h4>
            {item.purpose && <p>{item.purpose}</p>}
            {(['CHANGE', 'END'] as const).map((kind) => (
              <Button key={kind} kind="plain" onPress={() => onChosen(entryOfItem(kind, item))}>
                {w.act(VERB_OF[kind], item.name)}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

const VERB_OF = words({ CHANGE: KINDS.CHANGE, END: KINDS.END }, { CHANGE: 'Change', END: 'End' });
