// A model without a kernel: it remembers what the page sent and answers as a kernel would, unless it is told to be silent.

/** @param {any} opened  the fields of the first `open` message */
export function fakeModel(opened) {
  const listeners = [];
  const records = { ...opened.records };
  const done = [];
  const model = {
    sent: [],
    silent: false,
    refusing: "",
    diskSays: "",
    opened,
    on: (name, listener) => name === "msg:custom" && listeners.push(listener),
    off: (name, listener) => listeners.splice(listeners.indexOf(listener), 1),
    tell: (message) => listeners.forEach((listener) => listener(structuredClone(message), [])),
    send: (message) => {
      model.sent.push(structuredClone(message));
      if (!model.silent) setTimeout(() => model.silent || model.tell(answer(message)), 0);
    },
  };
  const nothing = { put: {}, drop: [] };
  const apply = ({ put, drop }) => {
    drop.forEach((id) => delete records[id]);
    Object.assign(records, put);
  };
  const invert = ({ put, drop }) => {
    const touched = [...Object.keys(put), ...drop];
    const back = touched.filter((id) => records[id]).map((id) => [id, records[id]]);
    return { put: Object.fromEntries(back), drop: touched.filter((id) => !records[id]) };
  };
  const verdicts = () => opened.comparison?.differences.map((each) => ({ ...each, verdict: records[`verdict:${each.id}`] ?? null }));
  const compared = () => (opened.comparison ? { comparison: { ...opened.comparison, differences: verdicts() } } : {});
  const answer = (message) => {
    if (message.type === "ask") return { type: "answer", number: message.number, for: message.view, ...(opened.answers?.[message.what] ?? {}) };
    if (message.type === "hello" || message.type === "go") return { type: "open", for: message.view, ...model.opened, records, ...compared() };
    if (model.diskSays) return { type: "unsaved", id: message.id, why: model.diskSays };
    if (model.refusing) return { type: "refused", id: message.id, why: model.refusing };
    const { entity, topic } = message;
    if (entity) opened.codebook.entities.push(entity);
    if (topic) opened.codebook.topics.push(topic);
    const codebook = message.type === "amend" ? { codebook: opened.codebook } : {};
    const change = message.type === "action" ? message : message.type === "amend" ? nothing : done.pop() ?? nothing;
    const inverse = invert(change);
    apply(change);
    if (message.type === "action") done.push(inverse);
    const state = { undo: done.length ? "the last step" : "", redo: message.type === "undo" ? "what was undone" : "", problems: {}, merged: {}, status: "started" };
    return { type: "ack", id: message.id, article: message.article, at: "2026-11-22T14:02:11Z", put: change.put, drop: change.drop, ...codebook, ...state, ...compared() };
  };
  return model;
}
