// Does every change at an Ngenea Hub go through the whole gateway?
import { ngeneaHubCases } from "../../contract/changes/ngenea-hub.cases.ts";
import { gatewayExam } from "./gatewayExam.ts";

gatewayExam("hub", ngeneaHubCases);
