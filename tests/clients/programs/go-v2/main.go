// The twelve things, through the AWS SDK for Go v2. Prints what it saw as JSON.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sort"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/inspector"
	"github.com/aws/aws-sdk-go-v2/service/inspector/types"
	"github.com/aws/smithy-go"
)

var ctx = context.Background()

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func connect(attempts int, secret string) *inspector.Client {
	return inspector.New(inspector.Options{
		Region:           "us-west-2",
		EndpointResolver: inspector.EndpointResolverFromURL(os.Getenv("ENDPOINT")),
		Credentials:      credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), secret, ""),
		Retryer:          retry.NewStandard(func(o *retry.StandardOptions) { o.MaxAttempts = attempts }),
	})
}

func code(err error) string {
	var failure smithy.APIError
	if errors.As(err, &failure) {
		return failure.ErrorCode()
	}
	return ""
}

func exclusionsOf(client *inspector.Client, run string, size int32) map[string]bool {
	found := map[string]bool{}
	pages := inspector.NewListExclusionsPaginator(client, &inspector.ListExclusionsInput{AssessmentRunArn: &run, MaxResults: &size})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		check(err)
		for _, arn := range page.ExclusionArns {
			found[arn] = true
		}
	}
	return found
}

func main() {
	secret := os.Getenv("AWS_SECRET_ACCESS_KEY")
	client := connect(1, secret)
	run, large, template, unknown := os.Getenv("RUN"), os.Getenv("LARGE_RUN"), os.Getenv("TEMPLATE"), os.Getenv("UNKNOWN_RUN")
	seen := map[string]interface{}{}

	runs := map[string]bool{}
	pages := inspector.NewListAssessmentRunsPaginator(client, &inspector.ListAssessmentRunsInput{MaxResults: aws.Int32(10)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		check(err)
		for _, arn := range page.AssessmentRunArns {
			runs[arn] = true
		}
	}
	seen["runs"] = len(runs)
	seen["exclusions"] = len(exclusionsOf(client, large, 500))

	listed, err := client.ListExclusions(ctx, &inspector.ListExclusionsInput{AssessmentRunArn: &run, MaxResults: aws.Int32(100)})
	check(err)
	described, err := client.DescribeExclusions(ctx, &inspector.DescribeExclusionsInput{ExclusionArns: listed.ExclusionArns})
	check(err)
	titles := map[string]int{}
	for _, exclusion := range described.Exclusions {
		titles[*exclusion.Title]++
	}
	seen["described"] = titles
	nothing, err := client.DescribeAssessmentRuns(ctx, &inspector.DescribeAssessmentRunsInput{AssessmentRunArns: []string{unknown}})
	check(err)
	seen["failed"] = nothing.FailedItems[unknown].FailureCode

	created, err := client.CreateExclusionsPreview(ctx, &inspector.CreateExclusionsPreviewInput{AssessmentTemplateArn: &template})
	check(err)
	of := &inspector.GetExclusionsPreviewInput{
		AssessmentTemplateArn: &template, PreviewToken: created.PreviewToken, MaxResults: aws.Int32(40),
	}
	previews, status := 0, types.PreviewStatus("")
	for status != types.PreviewStatusCompleted || of.NextToken != nil {
		page, err := client.GetExclusionsPreview(ctx, of)
		check(err)
		status, of.NextToken = page.PreviewStatus, page.NextToken
		previews += len(page.ExclusionPreviews)
	}
	seen["preview"] = previews

	started, err := client.StartAssessmentRun(ctx, &inspector.StartAssessmentRunInput{
		AssessmentTemplateArn: &template, AssessmentRunName: aws.String("twelve"),
	})
	check(err)
	_, err = client.StopAssessmentRun(ctx, &inspector.StopAssessmentRunInput{AssessmentRunArn: started.AssessmentRunArn})
	check(err)
	ended := map[types.AssessmentRunState]bool{"COMPLETED": true, "COMPLETED_WITH_ERRORS": true, "FAILED": true, "ERROR": true, "CANCELED": true}
	state := types.AssessmentRunState("")
	for !ended[state] {
		answer, err := client.DescribeAssessmentRuns(ctx, &inspector.DescribeAssessmentRunsInput{AssessmentRunArns: []string{*started.AssessmentRunArn}})
		check(err)
		state = answer.AssessmentRuns[0].State
	}
	seen["run"] = []interface{}{state, len(exclusionsOf(client, *started.AssessmentRunArn, 50))}

	found, err := client.ListAssessmentRuns(ctx, &inspector.ListAssessmentRunsInput{Filter: &types.AssessmentRunFilter{
		NamePattern: aws.String("web-prod weekly *"),
		StartTimeRange: &types.TimestampRange{
			BeginDate: aws.Time(time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)),
			EndDate:   aws.Time(time.Date(2026, 5, 12, 0, 0, 0, 0, time.UTC)),
		},
	}})
	check(err)
	filtered, err := client.DescribeAssessmentRuns(ctx, &inspector.DescribeAssessmentRunsInput{AssessmentRunArns: found.AssessmentRunArns})
	check(err)
	named := [][]string{}
	for _, each := range filtered.AssessmentRuns {
		named = append(named, []string{*each.Name, each.StartedAt.UTC().Format("2006-01-02")})
	}
	sort.Slice(named, func(a, b int) bool { return named[a][0] < named[b][0] })
	seen["filtered"] = named

	_, err = client.SetTagsForResource(ctx, &inspector.SetTagsForResourceInput{
		ResourceArn: &template,
		Tags:        []types.Tag{{Key: aws.String("Zürich"), Value: aws.String("a  b\t+/=")}},
	})
	check(err)
	tagged, err := client.ListTagsForResource(ctx, &inspector.ListTagsForResourceInput{ResourceArn: &template})
	check(err)
	tags := []map[string]string{}
	for _, tag := range tagged.Tags {
		tags = append(tags, map[string]string{"key": *tag.Key, "value": *tag.Value})
	}
	seen["tags"] = tags

	_, err = connect(1, "wrong").ListRulesPackages(ctx, &inspector.ListRulesPackagesInput{})
	seen["refused"] = code(err)
	_, err = client.ListExclusions(ctx, &inspector.ListExclusionsInput{AssessmentRunArn: &unknown})
	seen["unknown"] = code(err)
	packages, err := connect(3, secret).ListRulesPackages(ctx, &inspector.ListRulesPackagesInput{})
	check(err)
	seen["throttled"] = len(packages.RulesPackageArns)
	targets, err := client.ListAssessmentTargets(ctx, &inspector.ListAssessmentTargetsInput{
		Filter: &types.AssessmentTargetFilter{AssessmentTargetNamePattern: aws.String("nothing-*")},
	})
	check(err)
	seen["empty"] = targets.AssessmentTargetArns
	check(json.NewEncoder(os.Stdout).Encode(seen))
}
