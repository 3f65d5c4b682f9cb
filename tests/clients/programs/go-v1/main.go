// The twelve things, through the AWS SDK for Go v1. Prints what it saw as JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/awserr"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/inspector"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func connect(retries int, secret string) *inspector.Inspector {
	config := &aws.Config{
		Endpoint:    aws.String(os.Getenv("ENDPOINT")),
		Region:      aws.String("us-west-2"),
		MaxRetries:  aws.Int(retries),
		Credentials: credentials.NewStaticCredentials(os.Getenv("AWS_ACCESS_KEY_ID"), secret, ""),
	}
	return inspector.New(session.Must(session.NewSession(config)))
}

func code(err error) string {
	if failure, ok := err.(awserr.Error); ok {
		return failure.Code()
	}
	return ""
}

func exclusionsOf(client *inspector.Inspector, run string, size int64) map[string]bool {
	found := map[string]bool{}
	check(client.ListExclusionsPages(
		&inspector.ListExclusionsInput{AssessmentRunArn: &run, MaxResults: &size},
		func(page *inspector.ListExclusionsOutput, last bool) bool {
			for _, arn := range page.ExclusionArns {
				found[*arn] = true
			}
			return true
		},
	))
	return found
}

func main() {
	secret := os.Getenv("AWS_SECRET_ACCESS_KEY")
	client := connect(0, secret)
	run, large, template, unknown := os.Getenv("RUN"), os.Getenv("LARGE_RUN"), os.Getenv("TEMPLATE"), os.Getenv("UNKNOWN_RUN")
	seen := map[string]interface{}{}

	runs := map[string]bool{}
	check(client.ListAssessmentRunsPages(
		&inspector.ListAssessmentRunsInput{MaxResults: aws.Int64(10)},
		func(page *inspector.ListAssessmentRunsOutput, last bool) bool {
			for _, arn := range page.AssessmentRunArns {
				runs[*arn] = true
			}
			return true
		},
	))
	seen["runs"] = len(runs)
	seen["exclusions"] = len(exclusionsOf(client, large, 500))

	listed, err := client.ListExclusions(&inspector.ListExclusionsInput{AssessmentRunArn: &run, MaxResults: aws.Int64(100)})
	check(err)
	described, err := client.DescribeExclusions(&inspector.DescribeExclusionsInput{ExclusionArns: listed.ExclusionArns})
	check(err)
	titles := map[string]int{}
	for _, exclusion := range described.Exclusions {
		titles[*exclusion.Title]++
	}
	seen["described"] = titles
	nothing, err := client.DescribeAssessmentRuns(&inspector.DescribeAssessmentRunsInput{AssessmentRunArns: []*string{&unknown}})
	check(err)
	seen["failed"] = nothing.FailedItems[unknown].FailureCode

	created, err := client.CreateExclusionsPreview(&inspector.CreateExclusionsPreviewInput{AssessmentTemplateArn: &template})
	check(err)
	of := &inspector.GetExclusionsPreviewInput{
		AssessmentTemplateArn: &template, PreviewToken: created.PreviewToken, MaxResults: aws.Int64(40),
	}
	previews, status := 0, ""
	for status != inspector.PreviewStatusCompleted || of.NextToken != nil {
		page, err := client.GetExclusionsPreview(of)
		check(err)
		status, of.NextToken = *page.PreviewStatus, page.NextToken
		previews += len(page.ExclusionPreviews)
	}
	seen["preview"] = previews

	started, err := client.StartAssessmentRun(&inspector.StartAssessmentRunInput{
		AssessmentTemplateArn: &template, AssessmentRunName: aws.String("twelve"),
	})
	check(err)
	_, err = client.StopAssessmentRun(&inspector.StopAssessmentRunInput{AssessmentRunArn: started.AssessmentRunArn})
	check(err)
	ended := map[string]bool{"COMPLETED": true, "COMPLETED_WITH_ERRORS": true, "FAILED": true, "ERROR": true, "CANCELED": true}
	state := ""
	for !ended[state] {
		answer, err := client.DescribeAssessmentRuns(&inspector.DescribeAssessmentRunsInput{AssessmentRunArns: []*string{started.AssessmentRunArn}})
		check(err)
		state = *answer.AssessmentRuns[0].State
	}
	seen["run"] = []interface{}{state, len(exclusionsOf(client, *started.AssessmentRunArn, 50))}

	found, err := client.ListAssessmentRuns(&inspector.ListAssessmentRunsInput{Filter: &inspector.AssessmentRunFilter{
		NamePattern: aws.String("web-prod weekly *"),
		StartTimeRange: &inspector.TimestampRange{
			BeginDate: aws.Time(time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)),
			EndDate:   aws.Time(time.Date(2026, 5, 12, 0, 0, 0, 0, time.UTC)),
		},
	}})
	check(err)
	of2, err := client.DescribeAssessmentRuns(&inspector.DescribeAssessmentRunsInput{AssessmentRunArns: found.AssessmentRunArns})
	check(err)
	named := [][]string{}
	for _, each := range of2.AssessmentRuns {
		named = append(named, []string{*each.Name, each.StartedAt.UTC().Format("2006-01-02")})
	}
	sort.Slice(named, func(a, b int) bool { return named[a][0] < named[b][0] })
	seen["filtered"] = named

	_, err = client.SetTagsForResource(&inspector.SetTagsForResourceInput{
		ResourceArn: &template,
		Tags:        []*inspector.Tag{{Key: aws.String("Zürich"), Value: aws.String("a  b\t+/=")}},
	})
	check(err)
	tagged, err := client.ListTagsForResource(&inspector.ListTagsForResourceInput{ResourceArn: &template})
	check(err)
	tags := []map[string]string{}
	for _, tag := range tagged.Tags {
		tags = append(tags, map[string]string{"key": *tag.Key, "value": *tag.Value})
	}
	seen["tags"] = tags

	_, err = connect(0, "wrong").ListRulesPackages(&inspector.ListRulesPackagesInput{})
	seen["refused"] = code(err)
	_, err = client.ListExclusions(&inspector.ListExclusionsInput{AssessmentRunArn: &unknown})
	seen["unknown"] = code(err)
	packages, err := connect(2, secret).ListRulesPackages(&inspector.ListRulesPackagesInput{})
	check(err)
	seen["throttled"] = len(packages.RulesPackageArns)
	targets, err := client.ListAssessmentTargets(&inspector.ListAssessmentTargetsInput{
		Filter: &inspector.AssessmentTargetFilter{AssessmentTargetNamePattern: aws.String("nothing-*")},
	})
	check(err)
	seen["empty"] = targets.AssessmentTargetArns
	check(json.NewEncoder(os.Stdout).Encode(seen))
}
