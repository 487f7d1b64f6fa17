# bash completion for woo24, made from the program's own table of commands.
_woo24() {
  local cur prev words cword
  _init_completion || return
  local command='' word value=''
  for word in "${words[@]:1:cword-1}"; do
    if [[ -n $value ]]; then value=''; continue; fi
    case "$word" in
      --config|--database|--office-url|--days|--from) value=1; continue ;;
      -*) continue ;;
    esac
    case "$command" in
      '') command=$word ;;
      orders|products|report|secret|why) command+=" $word" ;;
    esac
  done
  case "$prev" in
    --config) _filedir yaml; return ;;
    --database) _filedir; return ;;
  esac
  local offered=''
  case "$command" in
    '') offered='run check init lists config secret sync orders why products status proof report alarm pause resume backup rebuild rebind rehearse forget explain version' ;;
    'orders') offered='list send retry skip link unlink' ;;
    'products') offered='list show link unlink' ;;
    'report') offered='preview send' ;;
    'secret') offered='set' ;;
    'why') offered='order product' ;;
    'run') offered='--config' ;;
    'check') offered='--config --json --mail' ;;
    'init') offered='--config --database --office-url' ;;
    'lists') offered='--config --json payments sale-types tax departments projects currencies categories dimensions' ;;
    'config') offered='--config' ;;
    'secret set') offered='--config' ;;
    'sync') offered='--config --json orders completed import products categories stock all --dry-run --full --yes' ;;
    'orders list') offered='--config --json --all' ;;
    'orders send') offered='--config --json' ;;
    'orders retry') offered='--config --json --office --again' ;;
    'orders skip') offered='--config --json --office' ;;
    'orders link') offered='--config --json' ;;
    'orders unlink') offered='--config --json' ;;
    'why order') offered='--config --json --office' ;;
    'why product') offered='--config --json --office' ;;
    'products list') offered='--config --json --all' ;;
    'products show') offered='--config --json --office' ;;
    'products link') offered='--config --json' ;;
    'products unlink') offered='--config --json' ;;
    'status') offered='--config --json --prometheus' ;;
    'proof') offered='--config --json --days' ;;
    'report preview') offered='--config --html' ;;
    'report send') offered='--config --json' ;;
    'alarm') offered='--config' ;;
    'pause') offered='--config --json orders completed import products stock all' ;;
    'resume') offered='--config --json orders completed import products stock all' ;;
    'backup') _filedir; offered='--config --json' ;;
    'rebuild') offered='--config --json --yes --dry-run' ;;
    'rebind') offered='--config --json --yes --dry-run' ;;
    'rehearse') offered='--config --json --from' ;;
    'forget') offered='--config --json' ;;
    'explain') offered='--config --json' ;;
    'version') offered='' ;;
  esac
  COMPREPLY+=($(compgen -W "$offered" -- "$cur"))
} &&
  complete -F _woo24 woo24
