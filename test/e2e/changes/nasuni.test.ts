// Does every change at a Nasuni console go through the whole gateway?
import { nasuniCases } from "../../contract/changes/nasuni.cases.ts";
import { gatewayExam } from "./gatewayExam.ts";

gatewayExam("nasuni", nasuniCases);
