// Does every change at a Nodeum server go through the whole gateway?
import { nodeumCases } from "../../contract/changes/nodeum.cases.ts";
import { gatewayExam } from "./gatewayExam.ts";

gatewayExam("nodeum", nodeumCases);
