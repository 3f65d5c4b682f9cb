"""A life of an account, told through boto3: everything is made, assessed, read and deleted again.

ENDPOINT names the emulator, LARGE_RUN a run with many exclusions, ONE_INSTANCE a web server with a healthy agent. Prints what it saw as JSON.
"""

import json
import os
import time

import boto3

client = boto3.client("inspector", endpoint_url=os.environ["ENDPOINT"])
errors = client.exceptions
large_run = os.environ["LARGE_RUN"]
caught = {}


def catch(exception, call, **parameters):
    """Makes a call that has to fail, catches it by its modelled class, and notes what it carries."""
    try:
        call(**parameters)
    except exception as error:
        name = error.response["Error"]["Code"]
        assert name == exception.__name__, name
        assert error.response["Error"]["Message"], name
        caught[name] = error.response.get("errorCode")
    else:
        raise AssertionError("%s was not refused" % exception.__name__)


def walk(operation, page_size, **parameters):
    """All pages of one of botocore's paginators, each of which is the size asked for, but for the last."""
    paginator = client.get_paginator(operation)
    pages = list(paginator.paginate(PaginationConfig={"PageSize": page_size}, **parameters))
    key = paginator.result_keys[0].expression
    items = [item for page in pages for item in page[key]]
    assert all(len(page[key]) == page_size for page in pages[:-1]), operation
    names = [json.dumps(item, default=str, sort_keys=True) for item in items]
    assert len(set(names)) == len(names), operation
    whole = client.meta.method_to_api_mapping[operation]
    walked[whole] = len(pages)
    return items


walked = {}

# The service is not well for a moment.
catch(errors.InternalException, client.describe_cross_account_access_role)
role = "arn:aws:iam::123456789012:role/inspector"
client.register_cross_account_access_role(roleArn=role)
assert client.describe_cross_account_access_role()["roleArn"] == role

# What is to be assessed.
group = client.create_resource_group(resourceGroupTags=[{"key": "Role", "value": "web"}])["resourceGroupArn"]
target = client.create_assessment_target(assessmentTargetName="boto3", resourceGroupArn=group)["assessmentTargetArn"]
client.update_assessment_target(
    assessmentTargetArn=target, assessmentTargetName="boto3 web", resourceGroupArn=group
)
described = client.describe_assessment_targets(assessmentTargetArns=[target])["assessmentTargets"][0]
assert described["name"] == "boto3 web" and described["resourceGroupArn"] == group
assert described["updatedAt"] >= described["createdAt"]
tags = client.describe_resource_groups(resourceGroupArns=[group])["resourceGroups"][0]["tags"]
assert tags == [{"key": "Role", "value": "web"}]
# One instance of it alone.
one = client.create_resource_group(resourceGroupTags=[{"key": "Name", "value": os.environ["ONE_INSTANCE"]}])
busy_target = client.create_assessment_target(
    assessmentTargetName="boto3 one", resourceGroupArn=one["resourceGroupArn"]
)["assessmentTargetArn"]
agents = walk("preview_agents", 20, previewAgentsArn=target)

# With what.
packages = walk("list_rules_packages", 2)
names = {p["arn"]: p["name"] for p in client.describe_rules_packages(rulesPackageArns=packages)["rulesPackages"]}
chosen = [arn for arn in packages if names[arn] != "Network Reachability"]
template = client.create_assessment_template(
    assessmentTargetArn=target,
    assessmentTemplateName="boto3 hourly",
    durationInSeconds=3600,
    rulesPackageArns=chosen,
    userAttributesForFindings=[{"key": "team", "value": "audit"}],
)["assessmentTemplateArn"]
catch(errors.ServiceTemporarilyUnavailableException, client.list_tags_for_resource, resourceArn=template)
client.set_tags_for_resource(resourceArn=template, tags=[{"key": "CostCenter", "value": "42"}])
assert client.list_tags_for_resource(resourceArn=template)["tags"] == [{"key": "CostCenter", "value": "42"}]
topics = ["arn:aws:sns:us-west-2:123456789012:topic-%d" % i for i in range(3)]
for topic in topics:
    client.subscribe_to_event(resourceArn=template, event="ASSESSMENT_RUN_COMPLETED", topicArn=topic)
subscriptions = walk("list_event_subscriptions", 1, resourceArn=template)
assert sorted(s["topicArn"] for s in subscriptions) == topics

# What the run will not be able to check.
token = client.create_exclusions_preview(assessmentTemplateArn=template)["previewToken"]
catch(errors.PreviewGenerationInProgressException, client.create_exclusions_preview, assessmentTemplateArn=template)
status, seen = None, set()
while status != "COMPLETED":
    answer = client.get_exclusions_preview(assessmentTemplateArn=template, previewToken=token, maxResults=40)
    status = answer["previewStatus"]
    seen.add(status)
    time.sleep(0.05)
previews = answer["exclusionPreviews"]
while answer.get("nextToken"):
    answer = client.get_exclusions_preview(
        assessmentTemplateArn=template, previewToken=token, maxResults=40, nextToken=answer["nextToken"]
    )
    previews += answer["exclusionPreviews"]
assert seen == {"WORK_IN_PROGRESS", "COMPLETED"}

# The run.
run = client.start_assessment_run(assessmentTemplateArn=template, assessmentRunName="boto3 run")["assessmentRunArn"]
busy = client.create_assessment_template(
    assessmentTargetArn=busy_target, assessmentTemplateName="busy", durationInSeconds=180, rulesPackageArns=chosen
)["assessmentTemplateArn"]
catch(errors.AgentsAlreadyRunningAssessmentException, client.start_assessment_run, assessmentTemplateArn=busy)
catch(errors.AssessmentRunInProgressException, client.delete_assessment_template, assessmentTemplateArn=template)
assert client.list_exclusions(assessmentRunArn=run)["exclusionArns"] == []
client.stop_assessment_run(assessmentRunArn=run, stopAction="START_EVALUATION")
states = []
while not states or states[-1] != "COMPLETED":
    item = client.describe_assessment_runs(assessmentRunArns=[run])["assessmentRuns"][0]
    if not states or states[-1] != item["state"]:
        states.append(item["state"])
    assert item["state"] not in ("FAILED", "ERROR", "CANCELED", "COMPLETED_WITH_ERRORS"), item["state"]
    time.sleep(0.02)
assert [c["state"] for c in item["stateChanges"]][-1] == "COMPLETED"
assert item["completedAt"] >= item["startedAt"] >= item["createdAt"]
assert client.describe_assessment_templates(assessmentTemplateArns=[template])["assessmentTemplates"][0][
    "lastAssessmentRunArn"
] == run

# What it could not check: as the preview said.
exclusions = walk("list_exclusions", 25, assessmentRunArn=run)
texts = {}
for start in range(0, len(exclusions), 100):
    answer = client.describe_exclusions(exclusionArns=exclusions[start : start + 100], locale="EN_US")
    assert answer["failedItems"] == {}
    texts.update(answer["exclusions"])
without_arn = [{k: v for k, v in texts[arn].items() if k != "arn"} for arn in exclusions]
assert [e for e in without_arn if e not in previews] == [] and len(without_arn) == len(previews)
run_agents = walk(
    "list_assessment_run_agents", 20, assessmentRunArn=run, filter={"agentHealths": [], "agentHealthCodes": []}
)
assert [a["agentId"] for a in run_agents] == [a["agentId"] for a in agents]
assert client.get_telemetry_metadata(assessmentRunArn=run)["telemetryMetadata"]

# All the lists.
assert run in walk("list_assessment_runs", 10)
assert template in walk("list_assessment_templates", 3)
assert target in walk("list_assessment_targets", 2)
findings = walk("list_findings", 500)
assert len(findings) == len(set(findings)) > 3
oldest = findings[-1].split("/finding/")[0]
of_oldest = [arn for arn in findings if arn.startswith(oldest + "/")]
assert walk("list_findings", 1, assessmentRunArns=[oldest]) == of_oldest
assert len(walk("list_exclusions", 100, assessmentRunArn=large_run)) == 2500

# What is refused.
catch(errors.InvalidInputException, client.list_exclusions, assessmentRunArn=run, maxResults=-1)
catch(errors.NoSuchEntityException, client.list_exclusions, assessmentRunArn=run[:-8] + "Unknown1")
catch(errors.AccessDeniedException, client.list_exclusions, assessmentRunArn=run.replace("123456789012", "999999999999"))
catch(
    errors.InvalidCrossAccountRoleException,
    client.register_cross_account_access_role,
    roleArn="arn:aws:iam::999999999999:role/inspector",
)
catch(
    errors.UnsupportedFeatureException,
    client.get_assessment_report,
    assessmentRunArn=run,
    reportFileFormat="HTML",
    reportType="FINDING",
)
spare = [target, busy_target]
while "LimitExceededException" not in caught:
    assert len(spare) <= 50
    try:
        spare.append(
            client.create_assessment_target(assessmentTargetName="spare %d" % len(spare))["assessmentTargetArn"]
        )
    except errors.LimitExceededException as error:
        caught["LimitExceededException"] = error.response["errorCode"]

# And all of it goes.
for topic in topics:
    client.unsubscribe_from_event(resourceArn=template, event="ASSESSMENT_RUN_COMPLETED", topicArn=topic)
client.delete_assessment_run(assessmentRunArn=run)
answer = client.describe_exclusions(exclusionArns=exclusions[:1])
assert answer["failedItems"][exclusions[0]]["failureCode"] == "ITEM_DOES_NOT_EXIST"
client.delete_assessment_template(assessmentTemplateArn=template)
for arn in spare:
    client.delete_assessment_target(assessmentTargetArn=arn)
assert client.describe_assessment_targets(assessmentTargetArns=[target])["assessmentTargets"] == []

print(json.dumps({"caught": caught, "walked": walked, "states": states, "exclusions": len(exclusions)}))
