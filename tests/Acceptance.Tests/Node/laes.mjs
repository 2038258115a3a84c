// Reads a JSON-stat dataset from standard input with the toolkit of the format's author, and writes its cells, one a
// line: the codes of all dimensions, the value and the status, with tabs between.
import JSONstat from "jsonstat-toolkit/import.mjs";

let text = "";
for await (const piece of process.stdin) text += piece;
const dataset = JSONstat(JSON.parse(text));
const ids = dataset.id;
const codes = ids.map(id => dataset.Dimension(id).id);
const lines = [`# ${dataset.class} ${dataset.length} ${dataset.n} ${dataset.role?.time} ${dataset.role?.geo} ${dataset.role?.metric}`];
for (let cell = 0; cell < dataset.n; cell++) {
    let rest = cell;
    const key = [];
    for (let i = ids.length - 1; i >= 0; i--) {
        key[i] = codes[i][rest % codes[i].length];
        rest = Math.floor(rest / codes[i].length);
    }
    const found = dataset.Data(Object.fromEntries(ids.map((id, i) => [id, key[i]])));
    lines.push([...key, found.value, found.status ?? ""].join("\t"));
}
process.stdout.write(lines.join("\n") + "\n");
