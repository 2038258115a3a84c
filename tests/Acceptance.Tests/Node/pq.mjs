// Reads a query in Power Query's language (M) from standard input with Microsoft's parser, and says what is wrong with it.
import PQP from "@microsoft/powerquery-parser";

let text = "";
for await (const piece of process.stdin) text += piece;
const task = await PQP.TaskUtils.tryLexParse(PQP.DefaultSettings, text);
if (PQP.TaskUtils.isParseStageOk(task)) {
    process.stdout.write(task.ast.kind + "\n");
} else {
    process.stderr.write((task.error?.message ?? task.stage) + "\n");
    process.exitCode = 1;
}
