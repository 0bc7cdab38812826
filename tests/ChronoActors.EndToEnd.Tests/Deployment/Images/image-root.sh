# Runs a program as a container of its image would, and becomes it: its own mounts and network, a read-only root file system,
# an ordinary user without capabilities. $1: an empty folder for the root, $2: the published folder, $3: user and $4: group,
# $5: the folder of .NET, $6: a folder for /data, $7: the folder to start in, then pairs of SOURCE:TARGET that are mounted
# read-only, --, and the program.
set -e
root=$1 app=$2 user=$3 group=$4 dotnet=$5 data=$6 workdir=$7
shift 7

mount -t tmpfs -o mode=755 tmpfs "$root"
mkdir -p "$root"/app "$root"/dotnet "$root"/proc "$root"/dev "$root"/tmp "$root"/etc "$root"/data
for folder in usr lib lib32 lib64 bin sbin; do
  if [ -L /$folder ]; then
    cp -P /$folder "$root/$folder"
  elif [ -d /$folder ]; then
    mkdir "$root/$folder"
    mount --rbind -o ro /$folder "$root/$folder"
  fi
done
for file in ld.so.cache nsswitch.conf hosts resolv.conf; do
  if [ -e /etc/$file ]; then cp -L /etc/$file "$root/etc/$file"; fi
done
readonly_mount() {
  if [ -d "$1" ]; then mkdir -p "$root$2"; else touch "$root$2"; fi
  mount --rbind "$1" "$root$2"
  mount -o remount,bind,ro "$root$2"
}
readonly_mount "$app" /app
readonly_mount "$dotnet" /dotnet
while [ "$1" != -- ]; do
  readonly_mount "${1%%:*}" "${1#*:}"
  shift
done
shift
mount --rbind /proc "$root/proc"
for device in null zero random urandom; do
  touch "$root/dev/$device"
  mount --bind /dev/$device "$root/dev/$device"
done
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --bind "$data" "$root/data"
mount -o remount,ro "$root"
ip link set lo up
exec chroot "$root" env -C "$workdir" setpriv --reuid="$user" --regid="$group" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
