/** What this device remembers: a small key-value store in IndexedDB that holds files too. */

const DATABASE = 'mianzheng';
const STORE = 'kept';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage on this device'));
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the storage of this device is full'));
    });
  } finally {
    database.close();
  }
}

export function read<T>(key: string): Promise<T | undefined> {
  return inStore('readonly', (store) => store.get(key) as IDBRequest<T | undefined>);
}

export async function write(key: string, value: unknown): Promise<void> {
  await inStore('readwrite', (store) => store.put(value, key));
}

export async function remove(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key));
}

export async function keys(): Promise<string[]> {
  return (await inStore('readonly', (store) => store.getAllKeys())).map(String);
}

/** Nothing of this person stays behind. */
export async function clearAll(): Promise<void> {
  await inStore('readwrite', (store) => store.clear());
}
