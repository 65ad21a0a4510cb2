# Volumes above a fill level, fullest first, over all vendors, as objects: ./NearlyFull.ps1 -Percent 80 | Export-Csv volumes.csv
param([double]$Percent = 90)
$ErrorActionPreference = "Stop"

$url = ($env:STORAGEGRAPH_URL ?? "http://localhost:4000") + "/graphql"
$headers = @{}
if ($env:STORAGEGRAPH_KEY) { $headers["x-api-key"] = $env:STORAGEGRAPH_KEY }

$query = @'
query NearlyFull($percent: Float!, $after: String) {
  volumes(
    filter: { usedPercent: { gte: $percent } }
    orderBy: { field: USED_PERCENT, direction: DESC }
    first: 100
    after: $after
  ) {
    nodes { displayName source { id } capacity { usedPercent freeBytes } }
    pageInfo { hasNextPage endCursor }
    sources { source { id } state observedAt reason }
  }
}
'@

$after = $null
do {
  $body = @{ query = $query; variables = @{ percent = $Percent; after = $after } } | ConvertTo-Json -Depth 5
  $answer = Invoke-RestMethod -Uri $url -Method Post -Headers $headers -ContentType "application/json" -Body $body
  if ($answer.errors) { throw $answer.errors[0].message }
  $page = $answer.data.volumes
  foreach ($volume in $page.nodes) {
    [pscustomobject]@{
      Name        = $volume.displayName
      Source      = $volume.source.id
      UsedPercent = $volume.capacity.usedPercent
      # Byte counts are texts: they may be larger than what JSON numbers hold.
      FreeBytes   = if ($null -ne $volume.capacity.freeBytes) { [bigint]$volume.capacity.freeBytes } else { $null }
    }
  }
  $after = $page.pageInfo.endCursor
} while ($page.pageInfo.hasNextPage)

foreach ($source in $page.sources | Where-Object state -notin "LIVE", "CACHED", "UNSUPPORTED") {
  Write-Warning "$($source.source.id) is $($source.state), as of $($source.observedAt): $($source.reason)"
}
