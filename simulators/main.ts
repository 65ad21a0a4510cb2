// Who wants to try a client against the five vendors alone? `npm run simulators` starts them and prints where each one listens.
import { simulatorsCommand } from "./simulatorsCommand.ts";

await simulatorsCommand().parseAsync();
