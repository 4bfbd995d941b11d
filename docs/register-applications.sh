#!/usr/bin/env bash
# Registers one of the two applications of dsr4j in the tenant that the Azure CLI is signed in to.
# Written by the build from the source descriptors (-Ddsr.regenerate=true); do not edit.
# docs/permissions.md says what each application is for.
set -euo pipefail

usage() {
  cat <<'END'
Usage: register-applications.sh read|change [options]

  read              discovers, exports, audits, plans; can change nothing
  change            executes approved plans

  --actions A,B     only what these need; of read: discover, export, audit; of change: rectify, restrict, delete
                    (default: all that this version does)
  --tenant ID       the tenant to register in; needed unless --dry-run
  --name NAME       display name (default: dsr4j read, dsr4j change)
  --app-id ID       goes on with this application instead of looking for one of that name
  --grant           consents for the whole tenant; without it, the script only says how to
  --dry-run         prints what would be asked for; calls nothing, and needs no Azure CLI

Needs the Azure CLI, signed in (az login) as somebody who may register applications, and for --grant as somebody who
may consent to application permissions (Privileged Role Administrator). Another cloud: az cloud set --name
AzureUSGovernment (or AzureChinaCloud) before az login; the script takes its addresses from there.
Can be run again: what is there stays, what is missing is added. It takes nothing away and creates no secret.
END
}

die() {
  printf 'register-applications: %s\n' "$1" >&2
  exit "${2:-1}"
}

# The permissions of an action; nothing for what this version does not do.
permissions_of() {
  case "$1" in
    read:discover)
      cat <<'END'
AccessReview.Read.All
Application.Read.All
AuditLog.Read.All
BitlockerKey.ReadBasic.All
CloudPC.Read.All
ConsentRequest.Read.All
CrossTenantUserProfileSharing.Read.All
CustomSecAttributeAssignment.Read.All
CustomSecAttributeAuditLogs.Read.All
Device.Read.All
DeviceLocalCredential.ReadBasic.All
DeviceManagementApps.Read.All
DeviceManagementConfiguration.Read.All
DeviceManagementManagedDevices.Read.All
DeviceManagementRBAC.Read.All
DeviceManagementScripts.Read.All
DeviceManagementServiceConfig.Read.All
Directory.Read.All
EntitlementManagement.Read.All
IdentityRiskEvent.Read.All
IdentityRiskyUser.Read.All
LicenseAssignment.Read.All
LifecycleWorkflows-Workflow.Read.All
OrgContact.Read.All
Organization.Read.All
Policy.Read.All
PrivilegedAssignmentSchedule.Read.AzureADGroup
PrivilegedEligibilitySchedule.Read.AzureADGroup
ProfilePhoto.Read.All
ProvisioningLog.Read.All
Reports.Read.All
RoleAssignmentSchedule.Read.Directory
RoleEligibilitySchedule.Read.Directory
RoleManagement.Read.Directory
RoleManagementAlert.Read.Directory
User.Read.All
UserAuthMethod-Email.Read.All
UserAuthMethod-External.Read.All
UserAuthMethod-HardwareOATH.Read.All
UserAuthMethod-MicrosoftAuthApp.Read.All
UserAuthMethod-Passkey.Read.All
UserAuthMethod-Password.Read.All
UserAuthMethod-Phone.Read.All
UserAuthMethod-PlatformCred.Read.All
UserAuthMethod-QR.Read.All
UserAuthMethod-SoftwareOATH.Read.All
UserAuthMethod-TAP.Read.All
UserAuthMethod-WindowsHello.Read.All
UserAuthenticationMethod.Read.All
END
      ;;
    read:export)
      cat <<'END'
AccessReview.Read.All
Application.Read.All
AuditLog.Read.All
BitlockerKey.ReadBasic.All
CloudPC.Read.All
ConsentRequest.Read.All
CrossTenantUserProfileSharing.Read.All
CustomSecAttributeAssignment.Read.All
CustomSecAttributeAuditLogs.Read.All
Device.Read.All
DeviceLocalCredential.ReadBasic.All
DeviceManagementApps.Read.All
DeviceManagementConfiguration.Read.All
DeviceManagementManagedDevices.Read.All
DeviceManagementRBAC.Read.All
DeviceManagementScripts.Read.All
DeviceManagementServiceConfig.Read.All
Directory.Read.All
EntitlementManagement.Read.All
IdentityRiskEvent.Read.All
IdentityRiskyUser.Read.All
LicenseAssignment.Read.All
LifecycleWorkflows-Workflow.Read.All
OrgContact.Read.All
Organization.Read.All
Policy.Read.All
PrivilegedAssignmentSchedule.Read.AzureADGroup
PrivilegedEligibilitySchedule.Read.AzureADGroup
ProfilePhoto.Read.All
ProvisioningLog.Read.All
Reports.Read.All
RoleAssignmentSchedule.Read.Directory
RoleEligibilitySchedule.Read.Directory
RoleManagement.Read.Directory
RoleManagementAlert.Read.Directory
User.Read.All
UserAuthMethod-Email.Read.All
UserAuthMethod-External.Read.All
UserAuthMethod-HardwareOATH.Read.All
UserAuthMethod-MicrosoftAuthApp.Read.All
UserAuthMethod-Passkey.Read.All
UserAuthMethod-Password.Read.All
UserAuthMethod-Phone.Read.All
UserAuthMethod-PlatformCred.Read.All
UserAuthMethod-QR.Read.All
UserAuthMethod-SoftwareOATH.Read.All
UserAuthMethod-TAP.Read.All
UserAuthMethod-WindowsHello.Read.All
UserAuthenticationMethod.Read.All
END
      ;;
    read:audit)
      cat <<'END'
AuditLog.Read.All
CloudPC.Read.All
CustomSecAttributeAuditLogs.Read.All
Device.Read.All
DeviceManagementApps.Read.All
DeviceManagementConfiguration.Read.All
DeviceManagementManagedDevices.Read.All
DeviceManagementServiceConfig.Read.All
Organization.Read.All
ProvisioningLog.Read.All
User.Read.All
END
      ;;
    change:rectify) ;;
    change:restrict) ;;
    change:delete)
      cat <<'END'
AppRoleAssignment.ReadWrite.All
Application.ReadWrite.All
DelegatedPermissionGrant.ReadWrite.All
Device.ReadWrite.All
DeviceManagementApps.ReadWrite.All
DeviceManagementManagedDevices.PrivilegedOperations.All
DeviceManagementManagedDevices.ReadWrite.All
DeviceManagementServiceConfig.ReadWrite.All
Group.ReadWrite.All
Organization.Read.All
User.DeleteRestore.All
User.EnableDisableAccount.All
User.RevokeSessions.All
UserAuthMethod-MicrosoftAuthApp.ReadWrite.All
UserAuthMethod-Phone.ReadWrite.All
END
      ;;
    *) return 1 ;;
  esac
}

# The id of an app role of Microsoft Graph; "lookup" where only the tenant can tell.
role_id() {
  case "$1" in
    AccessReview.Read.All) echo d07a8cc0-3d51-4b77-b3b0-32704d1f69fa ;;
    AppRoleAssignment.ReadWrite.All) echo 06b708a9-e830-4db3-a914-8e69da51d44f ;;
    Application.Read.All) echo 9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30 ;;
    Application.ReadWrite.All) echo 1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 ;;
    AuditLog.Read.All) echo b0afded3-3588-46d8-8b3d-9842eff778da ;;
    BitlockerKey.ReadBasic.All) echo f690d423-6b29-4d04-98c6-694c42282419 ;;
    CloudPC.Read.All) echo a9e09520-8ed4-4cde-838e-4fdea192c227 ;;
    ConsentRequest.Read.All) echo 1260ad83-98fb-4785-abbb-d6cc1806fd41 ;;
    CrossTenantUserProfileSharing.Read.All) echo 8b919d44-6192-4f3d-8a3b-f86f8069ae3c ;;
    CustomSecAttributeAssignment.Read.All) echo 3b37c5a4-1226-493d-bec3-5d6c6b866f3f ;;
    CustomSecAttributeAuditLogs.Read.All) echo 2a4f026d-e829-4e84-bdbf-d981a2703059 ;;
    DelegatedPermissionGrant.ReadWrite.All) echo 8e8e4742-1d95-4f68-9d56-6ee75648c72a ;;
    Device.Read.All) echo 7438b122-aefc-4978-80ed-43db9fcc7715 ;;
    Device.ReadWrite.All) echo 1138cb37-bd11-4084-a2b7-9f71582aeddb ;;
    DeviceLocalCredential.ReadBasic.All) echo db51be59-e728-414b-b800-e0f010df1a79 ;;
    DeviceManagementApps.Read.All) echo 7a6ee1e7-141e-4cec-ae74-d9db155731ff ;;
    DeviceManagementApps.ReadWrite.All) echo 78145de6-330d-4800-a6ce-494ff2d33d07 ;;
    DeviceManagementConfiguration.Read.All) echo dc377aa6-52d8-4e23-b271-2a7ae04cedf3 ;;
    DeviceManagementManagedDevices.PrivilegedOperations.All) echo 5b07b0dd-2377-4e44-a38d-703f09a0dc3c ;;
    DeviceManagementManagedDevices.Read.All) echo 2f51be20-0bb4-4fed-bf7b-db946066c75e ;;
    DeviceManagementManagedDevices.ReadWrite.All) echo 243333ab-4d21-40cb-a475-36241daa0842 ;;
    DeviceManagementRBAC.Read.All) echo 58ca0d9a-1575-47e1-a3cb-007ef2e4583b ;;
    DeviceManagementScripts.Read.All) echo c7a5be92-2b3d-4540-8a67-c96dcaae8b43 ;;
    DeviceManagementServiceConfig.Read.All) echo 06a5fe6d-c49d-46a7-b082-56b1b14103c7 ;;
    DeviceManagementServiceConfig.ReadWrite.All) echo 5ac13192-7ace-4fcf-b828-1a26f28068ee ;;
    Directory.Read.All) echo 7ab1d382-f21e-4acd-a863-ba3e13f7da61 ;;
    EntitlementManagement.Read.All) echo c74fd47d-ed3c-45c3-9a9e-b8676de685d2 ;;
    Group.ReadWrite.All) echo 62a82d76-70ea-41e2-9197-370581804d09 ;;
    IdentityRiskEvent.Read.All) echo 6e472fd1-ad78-48da-a0f0-97ab2c6b769e ;;
    IdentityRiskyUser.Read.All) echo dc5007c0-2d7d-4c42-879c-2dab87571379 ;;
    LicenseAssignment.Read.All) echo e2f98668-2877-4f38-a2f4-8202e0717aa1 ;;
    LifecycleWorkflows-Workflow.Read.All) echo 03b0ad3e-fc2b-4ef1-b0ff-252e865cb608 ;;
    OrgContact.Read.All) echo e1a88a34-94c4-4418-be12-c87b00e26bea ;;
    Organization.Read.All) echo 498476ce-e0fe-48b0-b801-37ba7e2685c6 ;;
    Policy.Read.All) echo 246dd0d5-5bd0-4def-940b-0421030a5b68 ;;
    PrivilegedAssignmentSchedule.Read.AzureADGroup) echo cd4161cb-f098-48f8-a884-1eda9a42434c ;;
    PrivilegedEligibilitySchedule.Read.AzureADGroup) echo edb419d6-7edc-42a3-9345-509bfdf5d87c ;;
    ProfilePhoto.Read.All) echo e24d31aa-e1ab-4c80-85fe-23018690335d ;;
    ProvisioningLog.Read.All) echo 091937d3-3e38-47a1-8649-b2f99d3035f1 ;;
    Reports.Read.All) echo 230c1aed-a721-4c5d-9cb4-a90514e508ef ;;
    RoleAssignmentSchedule.Read.Directory) echo d5fe8ce8-684c-4c83-a52c-46e882ce4be1 ;;
    RoleEligibilitySchedule.Read.Directory) echo ff278e11-4a33-4d0c-83d2-d01dc58929a5 ;;
    RoleManagement.Read.Directory) echo 483bed4a-2ad3-4361-a73b-c83ccdbdc53c ;;
    RoleManagementAlert.Read.Directory) echo ef31918f-2d50-4755-8943-b8638c0a077e ;;
    User.DeleteRestore.All) echo eccc023d-eccf-4e7b-9683-8813ab36cecc ;;
    User.EnableDisableAccount.All) echo 3011c876-62b7-4ada-afa2-506cbbecc68c ;;
    User.Read.All) echo df021288-bdef-4463-88db-98f22de89214 ;;
    User.RevokeSessions.All) echo 77f3a031-c388-4f99-b373-dc68676a979e ;;
    UserAuthMethod-Passkey.Read.All) echo 72e00c1d-3e3d-43bb-a0b9-c435611bb1d2 ;;
    UserAuthenticationMethod.Read.All) echo 38d9df27-64da-44fd-b7c5-a6fbac20248f ;;
    *) echo lookup ;;
  esac
}

# Microsoft Graph is this application in every tenant and cloud.
readonly GRAPH=00000003-0000-0000-c000-000000000000

application=
actions=
tenant=
name=
app_id=
grant=no
dry_run=no

read_arguments() {
  while [ $# -gt 0 ]; do
    case "$1" in
      read | change)
        [ -z "$application" ] || die "one application at a time: read or change" 2
        application=$1
        ;;
      --actions | --tenant | --name | --app-id)
        if [ $# -lt 2 ] || [ -z "$2" ]; then
          die "$1 needs a value" 2
        fi
        case "$1" in
          --actions) actions=$2 ;;
          --tenant) tenant=$(tr '[:upper:]' '[:lower:]' <<<"$2") ;;
          --name) name=$2 ;;
          --app-id) app_id=$2 ;;
        esac
        shift
        ;;
      --grant) grant=yes ;;
      --dry-run) dry_run=yes ;;
      -h | --help)
        usage
        exit 0
        ;;
      *) die "unknown argument $1; see --help" 2 ;;
    esac
    shift
  done
  case "$application" in
    read) actions=${actions:-discover,export,audit} ;;
    change) actions=${actions:-delete} ;;
    *) die "say which application: read or change; see --help" 2 ;;
  esac
  name=${name:-dsr4j $application}
  case "$name" in
    *[\'\"\\]*) die "--name takes no quotes and no backslash" 2 ;;
  esac
}

# Prints the permissions of the chosen actions, sorted, each once.
wanted() {
  local list action needed all=
  IFS=, read -r -a list <<<"$actions"
  for action in "${list[@]}"; do
    needed=$(permissions_of "$application:$action") || die "the application '$application' has no action '$action'" 2
    [ -n "$needed" ] || die "this version does not $action anything: there is nothing to register for it" 2
    all="$all$needed
"
  done
  printf '%s' "$all" | LC_ALL=C sort -u
}

# Calls the Azure CLI for plain lines.
ask() {
  az "$@" --output tsv | tr -d '\r'
}

# Whether a text has a line.
has_line() {
  grep -q -x -F -e "$2" <<<"$1"
}

# What the tenant's own Microsoft Graph offers to applications: name, tab, id.
offered() {
  ask ad sp show --id "$GRAPH" \
    --query "appRoles[?isEnabled && contains(allowedMemberTypes, 'Application')].[value, id]"
}

# Reads permissions and prints "name id" as the tenant has it; fails, naming all, when one is not as expected.
verified() {
  local offers permission known here wrong=
  offers=$(offered) || die "this tenant's Microsoft Graph could not be read; nothing was changed"
  while read -r permission; do
    known=$(role_id "$permission")
    here=$(awk -F '\t' -v name="$permission" '$1 == name { print $2 }' <<<"$offers")
    if [ -z "$here" ]; then
      wrong="$wrong
  $permission: this tenant's Microsoft Graph has no such application permission"
    elif [ "$known" != lookup ] && [ "$known" != "$here" ]; then
      wrong="$wrong
  $permission: $known expected, the tenant says $here"
    else
      printf '%s %s\n' "$permission" "$here"
    fi
  done
  [ -z "$wrong" ] || die "nothing was changed, because role ids are not as expected:$wrong"
}

# The application to go on with, or nothing.
existing_application() {
  local found
  if [ -n "$app_id" ]; then
    ask ad app show --id "$app_id" --query appId
    return
  fi
  found=$(ask ad app list --display-name "$name" --query "[?displayName=='$name'].appId") || return
  case "$found" in
    *[[:space:]]*) die "several applications are called '$name': choose one by --app-id; nothing was changed" ;;
  esac
  printf '%s' "$found"
}

# The application's service principal in this tenant, or nothing.
existing_principal() {
  ask ad sp list --filter "appId eq '$app_id'" --query "[].id"
}

# The role ids that the application asks Microsoft Graph for.
requested() {
  ask ad app permission list --id "$app_id" \
    --query "[?resourceAppId=='$GRAPH'].resourceAccess[] | [?type=='Role'].id"
}

# The ids of everything else that it asks for.
requested_besides() {
  ask ad app permission list --id "$app_id" \
    --query "[?resourceAppId=='$GRAPH'].resourceAccess[] | [?type!='Role'].id" &&
    ask ad app permission list --id "$app_id" \
      --query "[?resourceAppId!='$GRAPH'].resourceAccess[].id"
}

# The role ids that were consented to, of whatever resource.
consented() {
  ask rest --method get --url "$graph_url/v1.0/servicePrincipals/$principal/appRoleAssignments?\$top=999" \
    --query "value[].appRoleId"
}

# Refuses an application that can do more than is wanted: it may be somebody else's, or serve two ends.
refuse_surplus() {
  local asked besides held id surplus=
  asked=$(requested)
  besides=$(requested_besides)
  held=$(if [ -n "$principal" ]; then consented; fi)
  for id in $asked $held; do
    has_line "$role_ids" "$id" || surplus="$surplus $id"
  done
  # shellcheck disable=SC2086 # ids, one a word
  [ -z "$surplus$besides" ] || die "the application $app_id asks for, or was granted, more than these actions need:
$(printf '  %s\n' $surplus $besides | sort -u)
If it is the right application, take that away, or name more actions; nothing was changed"
}

request_missing() {
  local asked permission id
  local missing=()
  asked=$(requested)
  while read -r permission id; do
    if ! has_line "$asked" "$id"; then
      missing+=("$id=Role")
      echo "asks for $permission"
    fi
  done <<<"$roles"
  if [ ${#missing[@]} -gt 0 ]; then
    az ad app permission add --id "$app_id" --api "$GRAPH" --api-permissions "${missing[@]}" --output none
  else
    echo "asks for all of them already"
  fi
}

# Consents to each role by itself: no more than was verified, and the same in every cloud.
grant_missing() {
  local held resource permission id
  held=$(consented)
  resource=$(ask ad sp show --id "$GRAPH" --query id)
  while read -r permission id; do
    if ! has_line "$held" "$id"; then
      az rest --method post --url "$graph_url/v1.0/servicePrincipals/$principal/appRoleAssignments" --output none \
        --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$id\"}" </dev/null
      echo "consented to $permission"
    fi
  done <<<"$roles"
}

show() {
  local permission id
  printf "The application '%s' would ask Microsoft Graph for (%s):\n" "$name" "$actions"
  while read -r permission; do
    id=$(role_id "$permission")
    [ "$id" != lookup ] || id="(id looked up in the tenant)"
    printf '  %s %s\n' "$permission" "$id"
  done <<<"$permissions"
  echo "Nothing was called: --dry-run."
}

check_tenant() {
  local signed_in
  [ -n "$tenant" ] || die "name the tenant by --tenant, so that no other is changed by mistake" 2
  command -v az >/dev/null || die "the Azure CLI (az) is not there"
  signed_in=$(ask account show --query tenantId) || die "sign in first: az login --tenant $tenant"
  [ "$signed_in" = "$tenant" ] || die "az is signed in to the tenant $signed_in; az login --tenant $tenant"
  graph_url=$(ask cloud show --query endpoints.microsoftGraphResourceId)
  graph_url=${graph_url%/}
}

register() {
  check_tenant
  roles=$(verified <<<"$permissions")
  role_ids=$(awk '{ print $2 }' <<<"$roles")
  app_id=$(existing_application)
  principal=
  if [ -n "$app_id" ]; then
    echo "application $app_id is there already"
    principal=$(existing_principal)
    refuse_surplus
  else
    app_id=$(ask ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId)
    echo "application $app_id registered as '$name'"
  fi
  [ -n "$principal" ] || principal=$(ask ad sp create --id "$app_id" --query id)
  request_missing
  if [ "$grant" = yes ]; then
    grant_missing
  fi
  next_steps
}

next_steps() {
  if [ "$grant" = no ]; then
    cat <<END
Not consented to: until an administrator does, it can do nothing. Either of
  $0 $application --tenant $tenant --app-id $app_id --actions $actions --grant
  az ad app permission admin-consent --id $app_id
or, in the Entra admin centre, App registrations > $name > API permissions > Grant admin consent.
END
  fi
  cat <<END
No secret was made. Give it a certificate, the public part only:
  az ad app credential reset --id $app_id --append --cert @certificate.pem
END
}

main() {
  read_arguments "$@"
  permissions=$(wanted)
  if [ "$dry_run" = yes ]; then
    show
  else
    register
  fi
}

main "$@"
