// Does every change at a Qumulo cluster go through the whole gateway?
import { qumuloCases } from "../../contract/changes/qumulo.cases.ts";
import { gatewayExam } from "./gatewayExam.ts";

gatewayExam("qumulo", qumuloCases);
