# The twelve things, through Ruby's signer of requests (aws-sigv4) and Net::HTTP. Prints what it saw as JSON.
require 'aws-sigv4'
require 'json'
require 'net/http'
require 'time'

ENDPOINT = URI("#{ENV['ENDPOINT']}/")
RUN, LARGE, TEMPLATE, UNKNOWN = %w[RUN LARGE_RUN TEMPLATE UNKNOWN_RUN].map { |name| ENV[name] }

def signer(secret = ENV['AWS_SECRET_ACCESS_KEY'])
  Aws::Sigv4::Signer.new(service: 'inspector', region: 'us-west-2', access_key_id: ENV['AWS_ACCESS_KEY_ID'],
                         secret_access_key: secret)
end

SIGNER = signer

# Sends a call, presigned or with an Authorization header; gives its status and what came.
def post(operation, input, by: SIGNER, presigned: false)
  body = JSON.generate(input)
  headers = { 'content-type' => 'application/x-amz-json-1.1', 'x-amz-target' => "InspectorService.#{operation}" }
  request = { http_method: 'POST', url: ENDPOINT.to_s, headers: headers, body: body }
  if presigned
    uri = by.presign_url(**request)
    sent = headers
  else
    uri = ENDPOINT
    sent = headers.merge(by.sign_request(**request).headers)
  end
  answer = Net::HTTP.start(uri.host, uri.port) { |http| http.post(uri.request_uri, body, sent) }
  [answer.code.to_i, answer.body.to_s.empty? ? {} : JSON.parse(answer.body.force_encoding('UTF-8'))]
end

def call(operation, input = {}, **more)
  status, answer = post(operation, input, **more)
  raise "#{operation}: #{answer}" unless status == 200
  answer
end

def walk(operation, key, input, **more)
  items = []
  token = nil
  loop do
    page = call(operation, token ? input.merge(nextToken: token) : input, **more)
    items.concat(page[key])
    token = page['nextToken']
    return items if token.nil?
  end
end

def refusal(operation, input, **more)
  _, answer = post(operation, input, **more)
  answer['__type']
end

seen = {}
seen['runs'] = walk('ListAssessmentRuns', 'assessmentRunArns', { maxResults: 10 }, presigned: true).uniq.size
seen['exclusions'] = walk('ListExclusions', 'exclusionArns', { assessmentRunArn: LARGE, maxResults: 500 }).uniq.size
arns = call('ListExclusions', { assessmentRunArn: RUN, maxResults: 100 })['exclusionArns']
seen['described'] = call('DescribeExclusions', { exclusionArns: arns })['exclusions'].values.map { |e| e['title'] }.tally
seen['failed'] = call('DescribeAssessmentRuns', { assessmentRunArns: [UNKNOWN] })['failedItems'][UNKNOWN]['failureCode']

token = call('CreateExclusionsPreview', { assessmentTemplateArn: TEMPLATE })['previewToken']
of = { assessmentTemplateArn: TEMPLATE, previewToken: token, maxResults: 40 }
nil until call('GetExclusionsPreview', of)['previewStatus'] == 'COMPLETED'
seen['preview'] = walk('GetExclusionsPreview', 'exclusionPreviews', of).size

run = call('StartAssessmentRun', { assessmentTemplateArn: TEMPLATE, assessmentRunName: 'twelve' })['assessmentRunArn']
call('StopAssessmentRun', { assessmentRunArn: run })
state = nil
until %w[COMPLETED COMPLETED_WITH_ERRORS FAILED ERROR CANCELED].include?(state)
  state = call('DescribeAssessmentRuns', { assessmentRunArns: [run] })['assessmentRuns'][0]['state']
end
seen['run'] = [state, walk('ListExclusions', 'exclusionArns', { assessmentRunArn: run, maxResults: 50 }).size]

range = { beginDate: Time.utc(2025, 7, 1).to_i, endDate: Time.utc(2026, 5, 12).to_i }
found = call('ListAssessmentRuns', { filter: { namePattern: 'web-prod weekly *', startTimeRange: range } })
runs = call('DescribeAssessmentRuns', { assessmentRunArns: found['assessmentRunArns'] })['assessmentRuns']
seen['filtered'] = runs.map { |r| [r['name'], Time.at(r['startedAt']).utc.strftime('%F')] }.sort

call('SetTagsForResource', { resourceArn: TEMPLATE, tags: [{ key: 'Zürich', value: "a  b\t+/=" }] })
seen['tags'] = call('ListTagsForResource', { resourceArn: TEMPLATE })['tags']
seen['refused'] = refusal('ListRulesPackages', {}, by: signer('wrong'))
seen['unknown'] = refusal('ListExclusions', { assessmentRunArn: UNKNOWN })
# A signer tries nothing again: the program does.
first = refusal('ListRulesPackages', {})
raise first.to_s unless first == 'ThrottlingException'
seen['throttled'] = call('ListRulesPackages')['rulesPackageArns'].size
seen['empty'] = call('ListAssessmentTargets', { filter: { assessmentTargetNamePattern: 'nothing-*' } })['assessmentTargetArns']
puts JSON.generate(seen)
