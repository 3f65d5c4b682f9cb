"""The twelve things, through boto3. Prints what it saw as JSON."""

import datetime
import json
import os
from collections import Counter

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

RUN, LARGE, TEMPLATE, UNKNOWN = (os.environ[n] for n in ("RUN", "LARGE_RUN", "TEMPLATE", "UNKNOWN_RUN"))


def connect(attempts, **more):
    return boto3.client(
        "inspector",
        endpoint_url=os.environ["ENDPOINT"],
        config=Config(retries={"total_max_attempts": attempts, "mode": "standard"}),
        **more
    )


def code(call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


client, patient = connect(1), connect(3)


def walk(operation, key, size, **parameters):
    pages = client.get_paginator(operation).paginate(PaginationConfig={"PageSize": size}, **parameters)
    return [item for page in pages for item in page[key]]


seen = {}
seen["runs"] = len(set(walk("list_assessment_runs", "assessmentRunArns", 10)))
seen["exclusions"] = len(set(walk("list_exclusions", "exclusionArns", 500, assessmentRunArn=LARGE)))
arns = client.list_exclusions(assessmentRunArn=RUN, maxResults=100)["exclusionArns"]
described = client.describe_exclusions(exclusionArns=arns)["exclusions"].values()
seen["described"] = dict(Counter(each["title"] for each in described))
failed = client.describe_assessment_runs(assessmentRunArns=[UNKNOWN])["failedItems"]
seen["failed"] = failed[UNKNOWN]["failureCode"]

token = client.create_exclusions_preview(assessmentTemplateArn=TEMPLATE)["previewToken"]
of = {"assessmentTemplateArn": TEMPLATE, "previewToken": token, "maxResults": 40}
page = client.get_exclusions_preview(**of)
while page["previewStatus"] != "COMPLETED":
    page = client.get_exclusions_preview(**of)
previews = page["exclusionPreviews"]
while page.get("nextToken"):
    page = client.get_exclusions_preview(nextToken=page["nextToken"], **of)
    previews += page["exclusionPreviews"]
seen["preview"] = len(previews)

run = client.start_assessment_run(assessmentTemplateArn=TEMPLATE, assessmentRunName="twelve")["assessmentRunArn"]
client.stop_assessment_run(assessmentRunArn=run)
state = None
while state not in ("COMPLETED", "COMPLETED_WITH_ERRORS", "FAILED", "ERROR", "CANCELED"):
    state = client.describe_assessment_runs(assessmentRunArns=[run])["assessmentRuns"][0]["state"]
seen["run"] = [state, len(walk("list_exclusions", "exclusionArns", 50, assessmentRunArn=run))]

times = [datetime.datetime(year, month, day, tzinfo=datetime.timezone.utc) for year, month, day in ((2025, 7, 1), (2026, 5, 12))]
found = client.list_assessment_runs(
    filter={"namePattern": "web-prod weekly *", "startTimeRange": {"beginDate": times[0], "endDate": times[1]}}
)["assessmentRunArns"]
runs = client.describe_assessment_runs(assessmentRunArns=found)["assessmentRuns"]
days = [each["startedAt"].astimezone(datetime.timezone.utc).strftime("%Y-%m-%d") for each in runs]
seen["filtered"] = sorted(list(pair) for pair in zip((each["name"] for each in runs), days))

client.set_tags_for_resource(resourceArn=TEMPLATE, tags=[{"key": "Zürich", "value": "a  b\t+/="}])
seen["tags"] = client.list_tags_for_resource(resourceArn=TEMPLATE)["tags"]
seen["refused"] = code(connect(1, aws_secret_access_key="wrong", aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"]).list_rules_packages)
seen["unknown"] = code(client.list_exclusions, assessmentRunArn=UNKNOWN)
seen["throttled"] = len(patient.list_rules_packages()["rulesPackageArns"])
seen["empty"] = client.list_assessment_targets(filter={"assessmentTargetNamePattern": "nothing-*"})["assessmentTargetArns"]
print(json.dumps(seen))
