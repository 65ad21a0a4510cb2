// Does every change at an NGINX Instance Manager go through the whole gateway?
import { nginxInstanceManagerCases } from "../../contract/changes/nginx-instance-manager.cases.ts";
import { gatewayExam } from "./gatewayExam.ts";

gatewayExam("nginx", nginxInstanceManagerCases);
